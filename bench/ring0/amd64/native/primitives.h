/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What the pieces of an exit cost alone, and on what machine. */
#ifndef _AMD64_NATIVE_PRIMITIVES_H_
#define	_AMD64_NATIVE_PRIMITIVES_H_

#include <sys/types.h>

/* The clock, with all before it done and nothing after it begun; in ticks. */
static inline uint64_t
ticks(void)
{
	u_int hi, lo;

	__asm__ __volatile__("lfence\n\trdtsc\n\tlfence" : "=a" (lo),
	    "=d" (hi) : : "memory");
	return ((uint64_t)hi << 32 | lo);
}

/*
 * Prints a line of what decides whether times may be told: the hypervisor that
 * CPUID names, whether the clock is invariant, how fast it says it is, and the
 * medians of some primitives in ticks.
 */
void	primitives_say(void);

#endif /* !_AMD64_NATIVE_PRIMITIVES_H_ */
