/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Blocks of exits: what the scenarios are made of.  A single exit of some 40 ns
 * is too near the clock's own grain of 10 to 20 ns, so many are prepared
 * beforehand and run one after another.  Host code includes this; the variants
 * and the kernel stay behind it.
 *
 * All functions work on the CPU that the calling thread is (cpu_start()).  k is
 * a number of exits, 1 to BLOCK_MAX.
 */
#ifndef _BENCH_SCENARIO_BLOCK_H_
#define	_BENCH_SCENARIO_BLOCK_H_

#include <sys/variant.h>

/* Who runs after an exit: the idle thread, or the block's next process. */
enum next { NEXT_IDLE, NEXT_PROCESS };

/*
 * Before an element, while CPUs 0 to ncpus - 1 idle: puts vmspace0, which all
 * elements share, back to what it was at the start.  After one, and after
 * exit_idle() on each CPU, block_broken() says what the variant did to it that
 * its own switches would not have done, and no exit may do; or NULL.
 */
void	block_reset(unsigned ncpus);
const char *block_broken(unsigned ncpus);

/*
 * Makes k processes ready to exit; every "holders" consecutive ones share one
 * vmspace.  What an earlier block left behind is forgotten.
 */
void	block_prepare(unsigned k, unsigned holders);

/*
 * The inline part of n exits of the block, from the first-th on: vmspace_exit()
 * and no more.  The rest of them is block_finish()'s.
 */
void	block_inline(const struct variant *, unsigned first, unsigned n);
void	block_finish(const struct variant *, unsigned first, unsigned n);

/* Whole exits: vmspace_exit(), leaving the CPU, the reaping. */
void	block_whole(const struct variant *, unsigned first, unsigned n,
	    enum next);

/*
 * The floor: over the same blocks, the atomic operations that no sole exit can
 * avoid and nothing else.
 */
void	block_bare_inline(unsigned k);
void	block_bare_whole(unsigned k);

/*
 * What lies between two exits of a block and is part of every figure, k times:
 * a switch to a process.  And one back to vmspace0, which is not.
 */
void	block_arrivals(const struct variant *, unsigned k);

/*
 * An observer on another CPU: visits the 32 processes of CPU cpuid's block that
 * come next to exit, at random, takes a reference on the vmspace of each and
 * drops it, as ps(1) and the pageout scan do, and skips those that are done
 * exiting.  *at is where it has got to, 0 at first.  Returns how many
 * references it got.
 */
unsigned block_observe(const struct variant *, unsigned cpuid, unsigned k,
	    unsigned *at, unsigned visits);

/*
 * Calls fn() with the memory that the i-th exit of this CPU's block touches of
 * its own (process, thread, vmspace, pmap, page table), before it exits;
 * block_lines0(), with that of vmspace0, which all exits share.  Returns what
 * the calls return, added up.
 */
unsigned block_lines(unsigned i, unsigned (*fn)(const void *, unsigned long));
unsigned block_lines0(unsigned (*fn)(const void *, unsigned long));

/* How many vmspaces lie in this CPU's zone: after an observation, BLOCK_MAX and
 * those that the observer was the last to drop. */
unsigned block_zone(void);

/*
 * Races: k vmspaces of n holders each, one holder on each of the CPUs 0 to
 * n - 1; CPU 0 prepares.
 */
void	race_prepare(unsigned k, unsigned n);

/*
 * The steps of one exit of a prepared block, for scenarios that do something in
 * between: the i-th process comes back to this CPU, exits, leaves the CPU, and
 * is reaped, by this CPU or another.  exit_next() says who runs after it: the
 * idle thread, unless told otherwise.  exit_settle() does what the exit has
 * left to this CPU's next switch by a switch to a process that stays; false if
 * it has left nothing.
 */
void	exit_arrive(const struct variant *, unsigned i);
void	exit_next(unsigned i, unsigned k, enum next);
void	exit_inline(const struct variant *, unsigned i);
void	exit_leave(const struct variant *, unsigned i);
void	exit_reap(const struct variant *, unsigned cpuid, unsigned i);

_Bool	exit_settle(const struct variant *);
/* This CPU's last exit of a variant is over: puts it back to idle. */
void	exit_idle(const struct variant *);

/* How many of the first k processes of this CPU's block are not reaped. */
unsigned block_check(unsigned k);

#endif /* !_BENCH_SCENARIO_BLOCK_H_ */
