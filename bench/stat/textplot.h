/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Two sets of values drawn in text, in the way of ministat(1). */
#ifndef _BENCH_STAT_TEXTPLOT_H_
#define	_BENCH_STAT_TEXTPLOT_H_

#include <stddef.h>
#include <stdio.h>

#include "sign.h"

struct plot_side {
	const double *value;	/* finite */
	size_t n;
	struct estimate median;
};

/*
 * Draw x for the values of the first side, + for those of the second and *
 * for both, stacked where they fall together, and below them a line for each
 * side: | at the ends of its interval (where there is one), M at the median,
 * A at the mean.  80 columns wide.
 */
void	textplot(FILE *, const struct plot_side side[2]);

#endif /* !_BENCH_STAT_TEXTPLOT_H_ */
