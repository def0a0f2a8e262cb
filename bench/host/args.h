/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What all programs read from their command line.  Depends on libc alone. */
#ifndef _BENCH_HOST_ARGS_H_
#define	_BENCH_HOST_ARGS_H_

#include <stdbool.h>
#include <stddef.h>

/*
 * The whole number that s spells in digits alone.  Exits with status 2 and one
 * line where it is none from least to most; the line begins with what, such as
 * "--rows" or "COUNT".
 */
unsigned long long args_number(const char *what, const char *s,
	    unsigned long long least, unsigned long long most);

/* Seconds, above 0 and up to most, as in 0.3; likewise. */
double	args_seconds(const char *what, const char *s, double most);

/*
 * Takes the next word off a comma-separated list: it is stored in word, cut
 * off where it does not fit, and *list moves behind it and its comma.  A word
 * is empty between two commas, not behind the last one.  False at the end.
 */
bool	args_word(const char **list, char *word, size_t len);

/* Is this one of the words of a comma-separated list? */
bool	args_listed(const char *list, const char *word);

#endif /* !_BENCH_HOST_ARGS_H_ */
