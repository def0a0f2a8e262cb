/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * A forker: a process that forks and reaps children, one at a time, and is one
 * CPU of the kernel.  Each is a process of its own, as in a parallel build: in
 * threads of one process they would wait for that process's address space.
 */
#ifndef _BENCH_FORKEXIT_FORKER_H_
#define	_BENCH_FORKEXIT_FORKER_H_

#include <sys/types.h>

#include "options.h"
#include "shared.h"
#include "treatment.h"

/* What all forkers of a run have in common. */
struct forker_run {
	const struct options *options;
	const struct treatments *treatments;
	struct shared	*shared;
	unsigned	rows;		/* most rows */
	bool		kept;		/* there is room for the lives */
	pid_t		driver;		/* several stop when it is gone */
};

/*
 * The index-th forker's process: runs rows until there are enough, until it is
 * told to stop (then it ends its row), or until something fails, which it says
 * in a line.  Returns the status to exit with, 0 or 1.
 */
int	forker_main(const struct forker_run *, unsigned index);

#endif /* !_BENCH_FORKEXIT_FORKER_H_ */
