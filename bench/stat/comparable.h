/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* May these runs be set against each other? */
#ifndef _BENCH_STAT_COMPARABLE_H_
#define	_BENCH_STAT_COMPARABLE_H_

#include <stdbool.h>
#include <stddef.h>

#include "run.h"

/* Is this a key whose difference may be said to be the point? */
bool	comparable_key(const char *key);

/* The keys that comparable_key() knows, separated by spaces. */
extern const char comparable_keys[];

/*
 * Look at n runs that alternate between side A and side B.  No run may be
 * void or incomplete, and none may differ from the first in what meta.json
 * says of the machine and the settings, except between the sides in a key of
 * differ[0..ndiffer-1].  "void" and "complete" there admit such runs.  False,
 * with one line in the message, where they cannot be compared.
 */
bool	comparable(const struct run[], size_t n, const char *const differ[],
	    size_t ndiffer, char message[RUN_MESSAGE_MAX]);

#endif /* !_BENCH_STAT_COMPARABLE_H_ */
