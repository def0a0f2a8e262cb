/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "textplot.h"

#define	COLUMNS	78	/* 80 less the two edges */

struct scale {
	double lo;
	double hi;
};

static void
stretch(struct scale *s, double x)
{

	if (isfinite(x)) {
		s->lo = fmin(s->lo, x);
		s->hi = fmax(s->hi, x);
	}
}

static struct scale
scale_of(const struct plot_side side[2])
{
	struct scale s;
	size_t i;
	int k;

	s = (struct scale){ INFINITY, -INFINITY };
	for (k = 0; k < 2; k++) {
		for (i = 0; i < side[k].n; i++)
			stretch(&s, side[k].value[i]);
		stretch(&s, side[k].median.lo);
		stretch(&s, side[k].median.hi);
	}
	return (s);
}

static int
column(const struct scale *s, double x)
{

	if (s->hi <= s->lo)
		return (COLUMNS / 2);
	return ((int)lround((x - s->lo) / (s->hi - s->lo) * (COLUMNS - 1)));
}

static void
edge(FILE *out)
{
	char line[COLUMNS + 1];

	memset(line, '-', COLUMNS);
	line[COLUMNS] = '\0';
	(void)fprintf(out, "+%s+\n", line);
}

static void
marks(FILE *out, const struct scale *s, const struct plot_side side[2])
{
	size_t count[2][COLUMNS] = { 0 }, height, i, level;
	int c, k;
	char line[COLUMNS + 1];

	height = 0;
	for (k = 0; k < 2; k++)
		for (i = 0; i < side[k].n; i++) {
			c = column(s, side[k].value[i]);
			count[k][c]++;
			if (count[k][c] > height)
				height = count[k][c];
		}
	for (level = height; level > 0; level--) {
		for (c = 0; c < COLUMNS; c++) {
			line[c] = " x+*"[(count[0][c] >= level) +
			    2 * (count[1][c] >= level)];
		}
		line[COLUMNS] = '\0';
		(void)fprintf(out, "|%s|\n", line);
	}
}

static void
interval(FILE *out, const struct scale *s, const struct plot_side *side)
{
	int hi, lo;
	char line[COLUMNS + 1];

	memset(line, ' ', COLUMNS);
	line[COLUMNS] = '\0';
	if (isfinite(side->median.lo) && isfinite(side->median.hi)) {
		lo = column(s, side->median.lo);
		hi = column(s, side->median.hi);
		memset(line + lo, '_', (size_t)(hi - lo + 1));
		line[lo] = line[hi] = '|';
	}
	if (side->n > 0) {
		line[column(s, gsl_stats_mean(side->value, 1, side->n))] = 'A';
		line[column(s, side->median.mid)] = 'M';
	}
	(void)fprintf(out, "|%s|\n", line);
}

void
textplot(FILE *out, const struct plot_side side[2])
{
	struct scale s;

	s = scale_of(side);
	edge(out);
	marks(out, &s, side);
	interval(out, &s, &side[0]);
	interval(out, &s, &side[1]);
	edge(out);
}
