/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What all programs read from their command line.  Depends on libc alone. */
#ifndef _BENCH_USER_ARGS_H_
#define	_BENCH_USER_ARGS_H_

#include <stdbool.h>
#include <stddef.h>

/*
 * Takes the next word off a comma-separated list: it is stored in word, cut
 * off where it does not fit, and *list moves behind it and its comma.  A word
 * is empty between two commas, not behind the last one.  False at the end.
 */
bool	args_word(const char **list, char *word, size_t len);

/* Is this one of the words of a comma-separated list? */
bool	args_listed(const char *list, const char *word);

#endif /* !_BENCH_USER_ARGS_H_ */
