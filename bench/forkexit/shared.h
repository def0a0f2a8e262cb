/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What the driver, its forkers and their children share: one mapping, since
 * every further one makes each fork(2) dearer by some 0.4 us.  Nothing here is
 * copied by a fork, however many samples there are.
 */
#ifndef _BENCH_FORKEXIT_SHARED_H_
#define	_BENCH_FORKEXIT_SHARED_H_

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "kmem_limits.h"

#define	STOP_FAILED	(-1)	/* a forker met an error and has said so */

/* One process's life, as its parent saw it. */
struct life {
	int64_t		at;		/* clock_ns() before the fork */
	int64_t		life_ns;	/* from there until it is reaped */
	int64_t		exit_ns;	/* from its exit until it is reaped */
	int64_t		cpu_ns;		/* CPU time: its own, its parent's */
	unsigned	treatment;	/* which */
};

/* One forker's; each on a cache line of its own. */
struct mailbox {
	_Alignas(64) volatile int64_t exiting;	/* clock_ns() in the child */
	volatile unsigned rows;		/* whole rows this forker has done */
};

struct shared {
	struct mailbox	mailbox[CPU_MAX];
	atomic_int	stop;		/* 0, a signal's number, STOP_FAILED */
	volatile bool	more;		/* forker 0: another row follows */
	int64_t		began;		/* forker 0: before the first row */
	int64_t		ended;		/* forker 0: after the last one */
	_Alignas(64) atomic_ullong arrived;	/* at the barrier, ever */
	_Alignas(64) struct life lives[];	/* by forker, row, position */
};

/* Asks everyone to stop; who asked first says why. */
static inline void
shared_stop(struct shared *sh, int why)
{
	int running = 0;

	(void)atomic_compare_exchange_strong(&sh->stop, &running, why);
}

#endif /* !_BENCH_FORKEXIT_SHARED_H_ */
