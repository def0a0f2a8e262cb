/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sign.h"

/* Of the interval from the k-th smallest to the k-th largest, k from 1. */
static double
coverage(size_t n, size_t k)
{
	double tail;

	tail = gsl_cdf_binomial_P((unsigned)(k - 1), 0.5, (unsigned)n);
	return (fmax(0, 1 - 2 * tail));
}

/* The largest k of that coverage, which falls as k grows; 0: there is none. */
static size_t
narrowest(size_t n, double confidence)
{
	size_t enough, k, short_of;

	enough = 0;
	short_of = n / 2 + 1;
	while (short_of - enough > 1) {
		k = enough + (short_of - enough) / 2;
		if (coverage(n, k) >= confidence)
			enough = k;
		else
			short_of = k;
	}
	return (enough);
}

static struct estimate
estimate(const double x[], size_t n, double confidence, bool range_will_do)
{
	struct estimate e;
	double *sorted;
	size_t k;

	e = (struct estimate){ NAN, -INFINITY, INFINITY, 1 };
	if (n == 0)
		return (e);
	sorted = malloc(n * sizeof(*sorted));
	if (sorted == NULL)
		err(1, "%zu samples", n);
	memcpy(sorted, x, n * sizeof(*sorted));
	gsl_sort(sorted, 1, n);
	e.mid = gsl_stats_median_from_sorted_data(sorted, 1, n);
	k = narrowest(n, confidence);
	if (k == 0 && range_will_do)
		k = 1;
	if (k > 0) {
		e.lo = sorted[k - 1];
		e.hi = sorted[n - k];
		e.coverage = coverage(n, k);
	}
	free(sorted);
	return (e);
}

struct estimate
sign_estimate(const double x[], size_t n, double confidence)
{

	return (estimate(x, n, confidence, false));
}

struct estimate
sign_widest(const double x[], size_t n, double confidence)
{

	return (estimate(x, n, confidence, true));
}

struct estimate
sign_exp(struct estimate e)
{

	e.mid = exp(e.mid);
	e.lo = exp(e.lo);
	e.hi = exp(e.hi);
	return (e);
}

double
sign_test(const double x[], size_t n)
{
	size_t above, below, fewer, i;
	double tail;

	above = below = 0;
	for (i = 0; i < n; i++) {
		above += x[i] > 0;
		below += x[i] < 0;
	}
	fewer = above < below ? above : below;
	tail = gsl_cdf_binomial_P((unsigned)fewer, 0.5,
	    (unsigned)(above + below));
	return (fmin(1, 2 * tail));
}

void
holm_adjust(double p[], size_t m)
{
	size_t *rank, i;
	double largest;

	if (m == 0)
		return;
	rank = malloc(m * sizeof(*rank));
	if (rank == NULL)
		err(1, "%zu comparisons", m);
	gsl_sort_index(rank, p, 1, m);
	largest = 0;
	for (i = 0; i < m; i++) {
		largest = fmax(largest, (double)(m - i) * p[rank[i]]);
		p[rank[i]] = fmin(1, largest);
	}
	free(rank);
}
