/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "args.h"

unsigned long long
args_number(const char *what, const char *s, unsigned long long least,
    unsigned long long most)
{
	unsigned long long n;
	char *end;

	errno = 0;
	n = strtoull(s, &end, 10);
	/* strtoull(3) takes spaces and signs, and makes of -1 the largest. */
	if (*s < '0' || *s > '9' || *end != '\0' || errno != 0 ||
	    n < least || n > most)
		errx(2, "%s %s: not a number from %llu to %llu", what, s,
		    least, most);
	return (n);
}

double
args_seconds(const char *what, const char *s, double most)
{
	double seconds;
	char *end;

	seconds = strtod(s, &end);
	if (end == s || *end != '\0' || !(seconds > 0 && seconds <= most))
		errx(2, "%s %s: not a number above 0, to %g", what, s, most);
	return (seconds);
}

/* The next word of a list, where it stands, and its length; moves the list. */
static bool
next_word(const char **list, const char **word, size_t *len)
{

	if (**list == '\0')
		return (false);
	*word = *list;
	*len = strcspn(*word, ",");
	*list += *len;
	if (**list == ',')
		(*list)++;
	return (true);
}

bool
args_word(const char **list, char *word, size_t len)
{
	const char *start;
	size_t n;

	if (!next_word(list, &start, &n))
		return (false);
	(void)snprintf(word, len, "%.*s", (int)n, start);
	return (true);
}

bool
args_listed(const char *list, const char *word)
{
	const char *start;
	size_t n;

	while (next_word(&list, &start, &n))
		if (n == strlen(word) && strncmp(start, word, n) == 0)
			return (true);
	return (false);
}
