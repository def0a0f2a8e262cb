/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "compare.h"
#include "control.h"
#include "pairs.h"

#define	SIDE_A	"side A"
#define	SIDE_B	"side B"

/* One variant in one cell, over all runs; arrays with a number for a pair. */
struct series {
	double *value[2];	/* a side's runs: the median of medians, ns */
	double *log_ratio;
	double *delta;
};

static double *
numbers(size_t n)
{
	double *x;

	x = malloc(n * sizeof(*x));
	if (x == NULL)
		err(1, "%zu runs", n);
	return (x);
}

static void
series_free(struct series *s)
{

	free(s->value[0]);
	free(s->value[1]);
	free(s->log_ratio);
	free(s->delta);
}

/* The cell of the run that has this name, or NULL. */
static const struct rawin *
find_cell(const struct run *run, const char *name)
{
	size_t i;
	char its[CELL_NAME_MAX];

	for (i = 0; i < run->ncells; i++)
		if (cell_name(its, sizeof(its), &run->cells[i].cell) == 0 &&
		    strcmp(its, name) == 0)
			return (&run->cells[i]);
	return (NULL);
}

/* The run's value of a variant; NAN where it did not measure it. */
static double
run_value(const struct run *run, const char *cell, const char *variant)
{
	const struct rawin *in;
	struct level level;
	double value;
	size_t index;

	in = find_cell(run, cell);
	index = in == NULL ? RAWIN_ABSENT : rawin_variant(in, variant);
	if (index == RAWIN_ABSENT)
		return (NAN);
	level = level_measure(in, index, WALL_TIME);
	value = level.n == 0 ? NAN : gsl_stats_median(level.median, 1,
	    level.n);
	level_free(&level);
	return (value);
}

/*
 * Fill in the series.  False, with a warning, where a run lacks the variant:
 * a pair with a hole would break the alternation of the sides.
 */
static bool
collect(struct series *s, const struct run runs[], size_t n, const char *cell,
    const char *variant)
{
	size_t i;

	for (i = 0; i < n; i++) {
		s->value[i % 2][i / 2] = run_value(&runs[i], cell, variant);
		if (isnan(s->value[i % 2][i / 2])) {
			warnx("%s: did not measure %s in %s: left out",
			    runs[i].dir, variant, cell);
			return (false);
		}
	}
	for (i = 0; i < n / 2; i++) {
		s->log_ratio[i] = log(s->value[1][i] / s->value[0][i]);
		s->delta[i] = s->value[1][i] - s->value[0][i];
	}
	return (true);
}

static void
print(const struct comparison *c, const struct series *s, bool is_void)
{
	struct figures side[2];
	int k;

	for (k = 0; k < 2; k++)
		side[k] = (struct figures){ k == 0 ? SIDE_A : SIDE_B,
		    { s->value[k], c->n, sign_estimate(s->value[k], c->n,
		    CONFIDENCE) }, NAN, NAN };
	compare_print(c, side, is_void);
}

/* Add the variants of a cell; returns how many there are now. */
static size_t
add_cell(struct comparison all[], struct series series[], size_t m,
    const struct run runs[], size_t n, const struct rawin *in,
    const struct choice *choice)
{
	struct series *s;
	const char *variant;
	size_t i;
	char name[CELL_NAME_MAX];

	(void)cell_name(name, sizeof(name), &in->cell);
	for (i = 0; i < in->nvariants; i++) {
		variant = in->variants[i];
		if (choice->variant == NULL ? control_name(variant) :
		    strcmp(choice->variant, variant) != 0)
			continue;
		s = &series[m];
		*s = (struct series){ { numbers(n / 2), numbers(n / 2) },
		    numbers(n / 2), numbers(n / 2) };
		all[m] = (struct comparison){ .cell = &in->cell,
		    .base = SIDE_A, .variant = SIDE_B, .subject = variant,
		    .samples = n == 2 ? "pair of runs" : "pairs of runs",
		    .load_ns = in->cell.load_ns, .n = n / 2,
		    .log_ratio = s->log_ratio, .delta = s->delta };
		if (collect(s, runs, n, name, variant)) {
			comparison_estimate(&all[m]);
			m++;
		} else
			series_free(s);
	}
	return (m);
}

void
compare_runs(struct run runs[], size_t n, const struct choice *choice,
    bool is_void)
{
	struct comparison *all;
	struct series *series;
	const struct rawin *in;
	size_t i, m, room;
	char text[SENTENCE_MAX];

	for (i = 0; i < n; i++) {
		compare_warnings(&runs[i]);
		(void)printf("%s  %s\n", i % 2 == 0 ? SIDE_A : SIDE_B,
		    runs[i].dir);
	}
	(void)putchar('\n');
	room = 0;
	for (i = 0; i < runs[0].ncells; i++)
		room += runs[0].cells[i].nvariants;
	all = calloc(room, sizeof(*all));
	series = calloc(room, sizeof(*series));
	if (all == NULL || series == NULL)
		err(1, "%zu comparisons", room);
	m = 0;
	for (i = 0; i < runs[0].ncells; i++) {
		in = &runs[0].cells[i];
		if (choice->scenarios == NULL ||
		    args_listed(choice->scenarios, in->cell.scenario))
			m = add_cell(all, series, m, runs, n, in, choice);
	}
	if (m == 0)
		errx(2, "nothing was measured in every run");
	verdict_family(all, m);
	for (i = 0; i < m; i++)
		print(&all[i], &series[i], is_void);
	if (too_few_text(text, sizeof(text), &all[0], m))
		(void)printf("%s\n", text);
	for (i = 0; i < m; i++)
		series_free(&series[i]);
	free(series);
	free(all);
}
