/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* An element as the scenarios see it while they run it. */
#ifndef _BENCH_SCENARIO_ELEMENT_H_
#define	_BENCH_SCENARIO_ELEMENT_H_

#include <stdatomic.h>

#include "kmem_limits.h"
#include "measure.h"
#include "team.h"

struct element {
	struct setting	setting;
	struct team	*team;
	unsigned	block;		/* exits of each CPU that are timed */
	bool		capped;		/* the block should be longer */
	unsigned	flushed;	/* lines, before each exit */
	double		clock_cost;	/* of a reading, ns */
	const struct variant *variant;	/* NULL: the floor */
	double		ns[CPU_MAX];	/* of an exit; the scenario's answer */
	_Alignas(128) atomic_int observing;
	atomic_int	stop;
	_Alignas(128) atomic_uint through;	/* CPUs that were timed */
	/* Of the observer, over all elements. */
	double		references, overtaken, observed;
};

#endif /* !_BENCH_SCENARIO_ELEMENT_H_ */
