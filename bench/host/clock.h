/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _BENCH_HOST_CLOCK_H_
#define	_BENCH_HOST_CLOCK_H_

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
 * The grain of the clock, in ns: the median of the steps that it takes, as seen
 * by reading it until it changes.  At least 1.
 */
int64_t	clock_grain(void);

/* What one reading costs, in ns: the median over many short loops. */
double	clock_cost(void);

/* How many turns of spin_turns() take a ns: the fastest of several tries. */
double	clock_turns_per_ns(void);

/*
 * How many turns make a spun load of an address space take so many ns, the
 * serialising instructions around it included; at least 1.
 */
unsigned clock_load_turns(unsigned load_ns);

#endif /* !_BENCH_HOST_CLOCK_H_ */
