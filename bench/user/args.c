/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <stdio.h>
#include <string.h>

#include "args.h"

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
