/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The comparisons that are made together, and so adjusted together. */
#ifndef _BENCH_STAT_FAMILY_H_
#define	_BENCH_STAT_FAMILY_H_

#include <stddef.h>

#include "medians.h"
#include "run.h"
#include "verdict.h"

/* What a comparison was made from. */
struct source {
	const struct rawin *in;
	struct pairs pairs;
};

struct family {
	struct comparison *comparison;
	struct source *source;	/* of the comparison with the same index */
	size_t m;
};

/*
 * Compare every variant but copies with the base in every cell of the run, and
 * decide: whoever looks at a part of a run sees the verdicts of the whole.
 * Cells that lack the base, rows that lack one of the two, and a family too
 * large for its invocations become warnings of the run.  Free it with
 * family_free(), before the run.
 */
struct family family_measure(struct run *);
void	family_free(struct family *);

#endif /* !_BENCH_STAT_FAMILY_H_ */
