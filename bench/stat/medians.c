/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

#include "medians.h"

/* Room for n numbers; at least one, so that NULL means failure alone. */
static double *
numbers(size_t n)
{
	double *x;

	x = malloc((n + 1) * sizeof(*x));
	if (x == NULL)
		err(1, "%zu samples", n);
	return (x);
}

static double
sample_time(const struct sample *s, enum timed which)
{

	return (which == CPU_TIME ? s->cpu_ns : s->ns);
}

static size_t
longest_block(const struct rawin *in)
{
	size_t i, longest;

	longest = 0;
	for (i = 0; i < in->nblocks; i++)
		if (in->blocks[i].count > longest)
			longest = in->blocks[i].count;
	return (longest);
}

/*
 * Find the next row of a block: *base and *variant are set to its two times,
 * NAN where it has none.  Returns the index behind the row.
 */
static size_t
next_row(const struct rawin *in, size_t i, size_t end, size_t variant_index,
    size_t base_index, enum timed which, double *variant, double *base)
{
	const struct sample *s;
	uint32_t row;

	*variant = *base = NAN;
	row = in->samples[i].row;
	for (; i < end && in->samples[i].row == row; i++) {
		s = &in->samples[i];
		if (s->variant == variant_index)
			*variant = sample_time(s, which);
		if (s->variant == base_index)
			*base = sample_time(s, which);
	}
	return (i);
}

struct pairs
pairs_measure(const struct rawin *in, size_t variant_index, size_t base_index,
    enum timed which)
{
	const struct block *b;
	struct pairs p;
	double base, *bases, *deltas, *logs, variant, *variants;
	size_t i, k, n, room;

	p = (struct pairs){ .log_ratio = numbers(in->nblocks),
	    .delta = numbers(in->nblocks), .base = numbers(in->nblocks),
	    .variant = numbers(in->nblocks) };
	room = longest_block(in);
	logs = numbers(room);
	deltas = numbers(room);
	bases = numbers(room);
	variants = numbers(room);
	for (k = 0; k < in->nblocks; k++) {
		b = &in->blocks[k];
		n = 0;
		for (i = b->first; i < b->first + b->count;) {
			i = next_row(in, i, b->first + b->count,
			    variant_index, base_index, which, &variant, &base);
			if (isnan(variant) || isnan(base)) {
				p.missing += !isnan(variant) || !isnan(base);
				continue;
			}
			if (variant <= 0 || base <= 0) {
				p.unusable++;
				continue;
			}
			logs[n] = log(variant / base);
			deltas[n] = variant - base;
			bases[n] = base;
			variants[n] = variant;
			n++;
		}
		if (n == 0)
			continue;
		p.used += n;
		p.log_ratio[p.n] = gsl_stats_median(logs, 1, n);
		p.delta[p.n] = gsl_stats_median(deltas, 1, n);
		p.base[p.n] = gsl_stats_median(bases, 1, n);
		p.variant[p.n] = gsl_stats_median(variants, 1, n);
		p.n++;
	}
	free(logs);
	free(deltas);
	free(bases);
	free(variants);
	return (p);
}

void
pairs_free(struct pairs *p)
{

	free(p->log_ratio);
	free(p->delta);
	free(p->base);
	free(p->variant);
}

struct level
level_measure(const struct rawin *in, size_t variant, enum timed which)
{
	const struct block *b;
	const struct sample *s;
	struct level l;
	double *all, *some, t;
	size_t i, k, n;

	l = (struct level){ .median = numbers(in->nblocks), .mean = NAN,
	    .p99 = NAN };
	all = numbers(in->nsamples);
	some = numbers(longest_block(in));
	for (k = 0; k < in->nblocks; k++) {
		b = &in->blocks[k];
		n = 0;
		for (i = b->first; i < b->first + b->count; i++) {
			s = &in->samples[i];
			t = sample_time(s, which);
			if (s->variant != variant || isnan(t))
				continue;
			if (t <= 0) {
				l.unusable++;
				continue;
			}
			some[n++] = t;
			all[l.used++] = t;
		}
		if (n > 0)
			l.median[l.n++] = gsl_stats_median(some, 1, n);
	}
	if (l.used > 0) {
		gsl_sort(all, 1, l.used);
		l.mean = gsl_stats_mean(all, 1, l.used);
		l.p99 = gsl_stats_quantile_from_sorted_data(all, 1, l.used,
		    0.99);
	}
	free(all);
	free(some);
	return (l);
}

void
level_free(struct level *l)
{

	free(l->median);
}
