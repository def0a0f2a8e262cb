/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <stddef.h>

#include "text.h"

char *
text_add(char *to, const char *s)
{

	while ((*to = *s++) != '\0')
		to++;
	return (to);
}

char *
text_add_number(char *to, uint64_t n)
{
	char digits[21], *d;

	d = digits + sizeof(digits) - 1;
	*d = '\0';
	do
		*--d = (char)('0' + n % 10);
	while ((n /= 10) != 0);
	return (text_add(to, d));
}

const char *
text_after(const char *s, const char *start)
{

	for (; *start != '\0'; s++, start++)
		if (*s != *start)
			return (NULL);
	return (s);
}

uint64_t
text_number(const char *s)
{
	uint64_t n;

	for (n = 0; *s >= '0' && *s <= '9'; s++)
		n = 10 * n + (uint64_t)(*s - '0');
	return (n);
}
