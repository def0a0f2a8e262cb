/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * One life, seen by the parent: forked by the thread that is the CPU, reaped by
 * the same or, where the parent waits on another PU, by another thread.
 */
#ifndef _BENCH_FORKEXIT_LIFE_H_
#define	_BENCH_FORKEXIT_LIFE_H_

#include <sys/types.h>

#include "child.h"
#include "shared.h"
#include "sharing.h"

/* The lives of one forker, one after another. */
struct parent {
	struct child	child;		/* of the life that runs now */
	struct life	life;		/* likewise, if the child is to stamp */
	enum sharing	sharing;
	unsigned	cpuid;		/* kernel CPU of its children */
	unsigned	slots;		/* processes in a block */
	bool		other_waits;	/* a thread that does not fork */
	pid_t		pid;
};

/*
 * Starts the life of a child; prepares a new block of processes before it where
 * the old one is used up.  Returns 0, or -1 and one line has been printed.
 */
int	life_fork(struct parent *, const struct treatment *);

/* Waits for its end and reaps it; returns likewise. */
int	life_wait(struct parent *);

#endif /* !_BENCH_FORKEXIT_LIFE_H_ */
