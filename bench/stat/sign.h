/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The sign test and its interval: they ask of the samples only that they are
 * independent (W. J. Conover, "Practical Nonparametric Statistics", 3.4).
 */
#ifndef _BENCH_STAT_SIGN_H_
#define	_BENCH_STAT_SIGN_H_

#include <stddef.h>

/* A median with its interval, in the unit of the samples. */
struct estimate {
	double mid;
	double lo;		/* -INFINITY where there is no interval */
	double hi;		/* INFINITY where there is no interval */
	double coverage;	/* attained, 0..1; 1 where there is none */
};

/*
 * The median of x[0..n-1] and the narrowest interval between the k-th
 * smallest and the k-th largest value that covers the true median with at
 * least the confidence (0 < confidence < 1).  Where even the whole range of
 * the samples falls short (n below 6 at 0.95, below 11 at 0.999) the interval
 * is absent: infinite, so that it excludes nothing and lies inside nothing.
 * n = 0 gives NAN.  x is left as it is; errors end the program.
 */
struct estimate sign_estimate(const double x[], size_t n, double confidence);

/*
 * As sign_estimate(), but where n is too small for the confidence the
 * interval is the whole range, and its coverage says how little that is.
 */
struct estimate sign_widest(const double x[], size_t n, double confidence);

/* From the logarithms of ratios to the ratios. */
struct estimate sign_exp(struct estimate);

/*
 * The two-sided p of the sign test that the median is 0.  Values of 0 are
 * dropped; with nothing left, p is 1.
 */
double	sign_test(const double x[], size_t n);

/*
 * Adjust p[0..m-1] in place for m comparisons (S. Holm, "A simple
 * sequentially rejective multiple test procedure", Scand. J. Stat. 6, 1979).
 */
void	holm_adjust(double p[], size_t m);

#endif /* !_BENCH_STAT_SIGN_H_ */
