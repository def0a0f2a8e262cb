/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * From the samples of a cell to one number for each invocation: a pair is a
 * variant and its base in the same row, an invocation's number the median
 * over its pairs.
 */
#ifndef _BENCH_STAT_MEDIANS_H_
#define	_BENCH_STAT_MEDIANS_H_

#include <stddef.h>

#include "rawin.h"

enum timed {
	WALL_TIME,		/* sample.ns */
	CPU_TIME		/* sample.cpu_ns */
};

/*
 * A variant against a base, an entry for each invocation that has a pair, in
 * the file's order.
 */
struct pairs {
	size_t n;
	double *log_ratio;	/* median of log(variant / base) */
	double *delta;		/* median of variant - base, ns */
	double *base;		/* median of the base in these pairs, ns */
	double *variant;	/* median of the variant in these pairs, ns */
	size_t used;		/* pairs behind the medians */
	size_t missing;		/* rows with only one of the two */
	size_t unusable;	/* pairs with a time of 0 or less */
};

/* A variant alone. */
struct level {
	size_t n;		/* invocations that have a sample */
	double *median;		/* of the invocation's samples, ns */
	double mean;		/* of all samples, ns */
	double p99;		/* of all samples, ns */
	size_t used;		/* samples behind these */
	size_t unusable;	/* samples with a time of 0 or less */
};

/*
 * Compare two variants by their indices in the rawin.  A row without one of
 * the two, or with a time that is not above 0, is left out and counted.  Free
 * the result with pairs_free().  Out of memory ends the program.
 */
struct pairs pairs_measure(const struct rawin *, size_t variant, size_t base,
	    enum timed);
void	pairs_free(struct pairs *);

/*
 * The same for one variant; the p99 interpolates between order statistics.
 * Without a usable sample mean and p99 are NAN.  Free it with level_free().
 */
struct level level_measure(const struct rawin *, size_t variant, enum timed);
void	level_free(struct level *);

#endif /* !_BENCH_STAT_MEDIANS_H_ */
