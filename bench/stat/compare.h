/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The parts of the program compare. */
#ifndef _BENCH_STAT_COMPARE_H_
#define	_BENCH_STAT_COMPARE_H_

#include <stdbool.h>
#include <stddef.h>

#include "run.h"
#include "textplot.h"
#include "verdict.h"

/* What the command line asks for; NULL: not given, all there are. */
struct choice {
	const char *base;
	const char *variant;
	const char *scenarios;	/* separated by commas */
};

/* One side of a printed comparison. */
struct figures {
	const char *name;
	struct plot_side plot;
	double mean;		/* of all samples, ns; NAN: not known */
	double p99;		/* of all samples, ns; NAN: not known */
};

/* Print a comparison: its setting and verdict, plot, figures, sentence. */
void	compare_print(const struct comparison *, const struct figures side[2],
	    bool is_void);

/* Print and forget what a run warns of, on standard error. */
void	compare_warnings(struct run *);

/*
 * Variants within a run.  The choice decides what is printed, not what is
 * decided: the verdicts are those of the run's summary (where the base is the
 * run's own).  Bad use ends the program.
 */
void	compare_run(struct run *, const struct choice *, bool is_void);

/*
 * Side A (even) against side B (odd) of n runs, a pair of them one sample:
 * each variant with itself.  Only what is chosen is compared, and adjusted for.
 * Bad use ends the program.
 */
void	compare_runs(struct run[], size_t n, const struct choice *,
	    bool is_void);

#endif /* !_BENCH_STAT_COMPARE_H_ */
