/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The exits whose operations are counted: one for each way that an exit can go.
 * Everything runs on one thread, which plays the CPUs in turn, so that the
 * counts are exact and the same every time.
 */
#ifndef _BENCH_ANATOMY_CASES_H_
#define	_BENCH_ANATOMY_CASES_H_

#include <sys/variant.h>

#include "block.h"
#include "op_counts.h"

enum exit_case {
	CASE_SOLE,		/* the only holder */
	CASE_SHARED_FIRST,	/* one of two holders; the other stays */
	CASE_SHARED_LAST,	/* the other one, later */
	CASE_RACE_OVERTAKEN,	/* one of two; the other exits as we switch */
	CASE_STORM,		/* the only holder, among others like it */
	CASE_OBSERVED,		/* the only holder; an observer holds on */
	NCASES
};

/* What was done, and when the vmspace and its root went back to the zone. */
struct exit_counts {
	struct op_counts arrival;	/* the switch to the process, before */
	struct op_counts inline_part;
	struct op_counts whole;
	const char	*freed;		/* NULL: others hold it still */
};

/*
 * Runs the case under the variant; "next" says who runs after the exit.
 * kernel_start() comes first.
 */
void	case_count(const struct variant *, enum exit_case, enum next,
	    struct exit_counts *);

#endif /* !_BENCH_ANATOMY_CASES_H_ */
