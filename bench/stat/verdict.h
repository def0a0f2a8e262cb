/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What a comparison comes to, and the sentence that says so. */
#ifndef _BENCH_STAT_VERDICT_H_
#define	_BENCH_STAT_VERDICT_H_

#include <stdbool.h>
#include <stddef.h>

#include "bound.h"
#include "medians.h"
#include "sign.h"

#define	CONFIDENCE		0.95	/* of intervals but the control's */
#define	CONTROL_CONFIDENCE	0.999
#define	POWER			0.8	/* to find the smallest effect */

enum verdict {
	VERDICT_EQUIVALENT,
	VERDICT_SLOWER,
	VERDICT_FASTER,
	VERDICT_UNRESOLVED
};

/*
 * A variant against a base.  The caller fills in the first part; the arrays
 * are borrowed, an entry for each of n independent samples.
 */
struct comparison {
	const struct cell *cell;
	const char *base;
	const char *variant;
	const char *samples;	/* the noun that n counts: "invocations" */
	double load_ns;		/* cost of an address-space load, ns */
	bool computed;		/* the load was added, not spent */
	size_t n;
	const double *log_ratio;
	const double *delta;	/* ns */

	/* comparison_estimate() */
	struct estimate ratio;	/* variant / base */
	struct estimate delta_ns;
	double p;		/* sign test, not adjusted */

	/* verdict_family() */
	double p_holm;
	double smallest_ns;	/* found in POWER; INFINITY: none could be */
	double smallest_ratio;	/* as smallest_ns; 0.01 is one percent */
	int sign;		/* of a difference that was seen; 0: none was */
	enum verdict verdict;
};

/* Medians, 95 % intervals and p from the arrays. */
void	comparison_estimate(struct comparison *);

/*
 * Decide m comparisons that are made together.  In this order:
 *
 *  equivalent	the interval lies inside the cell's bound (bound.h);
 *  slower, faster	Holm's p over the m is at most 0.05, and the
 *		intervals of the ratio and of the difference exclude 1 and 0
 *		on the same side;
 *  unresolved	else.
 *
 * Whether a difference was seen is another matter, and the sign says it: that
 * of slower or faster, for an equivalent one too where the tests above say so.
 *
 * The smallest effect is the one that a run like this would have found four
 * times in five (POWER): h * (1 + z(0.2) / z(0.05 / 2m)), h being half the
 * width of the difference's interval at the confidence 1 - 0.05 / m, which is
 * what the first step of Holm's procedure asks for, and z(p) the normal
 * quantile that p lies above: the median's spread is taken for normal.  An
 * effect of h itself would be found as often as not.  Simulated with normal
 * samples, 12 to 40 of them and m up to 148: found in 0.76 to 0.81 of the runs
 * (with those of Student's t at 3 degrees of freedom: 0.70 to 0.78).  As a
 * ratio: e to the same of the logarithms, less 1.
 */
void	verdict_family(struct comparison *, size_t m);

/*
 * The verdict of c had it stood at the i-th place of the family of m: for a
 * computed load, which is no new test but the same one, shifted.
 */
void	verdict_in_place(struct comparison *c, const struct comparison *family,
	    size_t m, size_t i);

/*
 * The fewest samples with which one of m comparisons can come out as slower or
 * faster: all on one side, they have p = 2^(1 - n), and Holm multiplies the
 * smallest by m.
 */
size_t	verdict_fewest(size_t m);

/* "slower", ...: the word that summary.json uses. */
const char *verdict_word(enum verdict);

/* "slower", "faster" or "not seen". */
const char *difference_word(const struct comparison *);

/* Room that is enough for every sentence and every setting. */
#define	SENTENCE_MAX	1024

/*
 * What was measured, such as "sole, whole exit, 2 CPUs": all that is not the
 * default, with a load that is not the cell's own.
 */
void	cell_text(char *buf, size_t len, const struct cell *, double load_ns);

/*
 * Where a comparison of a family of m has fewer samples than verdict_fewest(m):
 * true, and that in one line.
 */
bool	too_few_text(char *buf, size_t len, const struct comparison *,
	    size_t m);

/* Both facts: "slower", "slower, within 2 %", "within 2 %", "unresolved". */
void	verdict_text(char *buf, size_t len, const struct comparison *);

/*
 * Decimals that the interval deserves: the first digit of its half-width is the
 * last one printed.
 */
int	estimate_decimals(const struct estimate *);

/* The ratio as percent of the base, less 100. */
struct estimate estimate_percent(const struct estimate *ratio);

/*
 * What the variant does against the base, without the variant's name: "costs
 * 20.5 ns per exit [20.3, 20.9] more than fcmpset_loop".  Percent is given of
 * lives alone: a micro benchmark's percent is of a model.
 */
void	verdict_statement(char *buf, size_t len, const struct comparison *);

/* The one sentence that may be pasted into a review. */
void	verdict_sentence(char *buf, size_t len, const struct comparison *,
	    bool is_void);

#endif /* !_BENCH_STAT_VERDICT_H_ */
