/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _BENCH_USER_CLOCK_H_
#define	_BENCH_USER_CLOCK_H_

#include <stdint.h>
#include <time.h>

/* The time since some moment in the past, in ns; the same on every PU. */
static inline int64_t
clock_ns(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_MONOTONIC, &ts);
	return ((int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec);
}

/*
 * The grain of the clock, in ns: the median of the differences between two
 * readings one after the other.  It is also what one reading costs.
 */
int64_t	clock_grain(void);

/* How many turns of spin_turns() take a ns: the fastest of several tries. */
double	clock_turns_per_ns(void);

#endif /* !_BENCH_USER_CLOCK_H_ */
