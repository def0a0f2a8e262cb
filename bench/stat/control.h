/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The control of a cell: a base against its own copy, "<base>.copy", placed
 * elsewhere in the same binary.  It shows what the method says when there is
 * nothing to see.
 */
#ifndef _BENCH_STAT_CONTROL_H_
#define	_BENCH_STAT_CONTROL_H_

#include <stdbool.h>
#include <stddef.h>

#include "rawin.h"
#include "sign.h"

struct control {
	const char *base;	/* borrowed from the rawin */
	const char *copy;	/* borrowed from the rawin */
	struct estimate ratio;	/* copy / base, sign_widest() at 99.9 % */
	struct estimate delta_ns; /* copy - base, likewise */
	size_t n;		/* invocations */
	bool judged;		/* are there enough invocations to tell? */
	bool moved;		/* false where it is not judged */
};

/* Is this the name of a copy, such as "fcmpset_loop.copy"? */
bool	control_name(const char *variant);

/* Measure the cell's control.  False where the cell has none. */
bool	control_measure(const struct rawin *, struct control *);

/*
 * Has it moved?  Its interval excludes 1 and its estimate is beyond half the
 * cell's bound.
 */
bool	control_moved(const struct cell *, const struct estimate *ratio,
	    const struct estimate *delta_ns);

#endif /* !_BENCH_STAT_CONTROL_H_ */
