/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The parts of PID 1. */
#ifndef _BENCH_KERNELS_PID1_H_
#define	_BENCH_KERNELS_PID1_H_

#include <stddef.h>
#include <stdint.h>

/* A line on the console. */
void	say(const char *word, const uint64_t *numbers, size_t n);

/* Memory that is not there yet; shared: with the children, too. */
void	*memory(size_t bytes, int shared);

void	nap(long seconds);

/*
 * For some seconds, on every CPU there is: processes that fork, share their
 * address space and exit at once, vfork, execute themselves, and are looked at.
 * Returns how many lives there were.
 */
uint64_t stress(long seconds);

#endif /* !_BENCH_KERNELS_PID1_H_ */
