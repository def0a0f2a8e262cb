/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The words of verdict.h. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "verdict.h"

/* Append formatted text; what does not fit is cut off. */
static void
add(char *buf, size_t len, const char *fmt, ...)
{
	va_list ap;
	size_t used;

	used = strlen(buf);
	va_start(ap, fmt);
	(void)vsnprintf(buf + used, len - used, fmt, ap);
	va_end(ap);
}

/*
 * Decimals that an interval of this half-width deserves: the first digit of
 * the half-width is the last one printed.
 */
static int
decimals(double half_width)
{

	if (!isfinite(half_width) || half_width <= 0)
		return (2);
	return ((int)fmin(4, fmax(0, ceil(-log10(half_width)))));
}

static int
decimals_of(double lo, double hi)
{

	return (decimals((hi - lo) / 2));
}

/* Append " [lo, hi]", or that there is no interval. */
static void
add_interval(char *buf, size_t len, double lo, double hi, const char *format)
{
	int d;

	if (!isfinite(lo) || !isfinite(hi)) {
		add(buf, len, " [no interval]");
		return;
	}
	d = decimals_of(lo, hi);
	add(buf, len, " [");
	add(buf, len, format, d, lo);
	add(buf, len, ", ");
	add(buf, len, format, d, hi);
	add(buf, len, "]");
}

/* Append the difference in percent, where that may be quoted. */
static void
add_percent(char *buf, size_t len, const struct comparison *c)
{
	double hi, lo;

	if (strcmp(c->cell->bench, "forkexit") != 0)
		return;
	lo = 100 * (c->ratio.lo - 1);
	hi = 100 * (c->ratio.hi - 1);
	add(buf, len, ", %+.*f %%", decimals_of(lo, hi),
	    100 * (c->ratio.mid - 1));
	add_interval(buf, len, lo, hi, "%+.*f");
}

void
setting_text(char *buf, size_t len, const struct comparison *c)
{
	const struct cell *cell;
	unsigned i;

	cell = c->cell;
	buf[0] = '\0';
	if (c->subject != NULL)
		add(buf, len, "%s, ", c->subject);
	if (strcmp(cell->bench, "micro") != 0)
		add(buf, len, "%s, ", cell->bench);
	if (strcmp(cell->arch, "amd64") != 0)
		add(buf, len, "%s, ", cell->arch);
	add(buf, len, "%s, %s", cell->scenario, cell->part);
	if (cell->cpus != 1)
		add(buf, len, ", %u CPUs", cell->cpus);
	for (i = 0; i < cell->nparams; i++)
		add(buf, len, ", %s=%s", cell->params[i].key,
		    cell->params[i].value);
	if (c->load_ns > 0)
		add(buf, len, ", %s at %g ns per address-space load",
		    c->computed ? "computed" : "spun", c->load_ns);
}

/* Append what an unresolved comparison would have found. */
static void
add_smallest(char *buf, size_t len, const struct comparison *c)
{

	if (!isfinite(c->smallest_ns)) {
		add(buf, len, "; so little data could have shown no effect");
		return;
	}
	add(buf, len, "; this run would have found %.*f ns",
	    decimals(c->smallest_ns) + 1, c->smallest_ns);
	if (strcmp(c->cell->bench, "forkexit") == 0)
		add(buf, len, " (%.*f %%)",
		    decimals(100 * c->smallest_ratio) + 1,
		    100 * c->smallest_ratio);
	add(buf, len, " four times in five");
}

bool
too_few_text(char *buf, size_t len, const struct comparison *c, size_t m)
{

	if (c->n >= verdict_fewest(m))
		return (false);
	(void)snprintf(buf, len,
	    "too few to find a difference: %zu %s, where %zu %s %zu", c->n,
	    c->samples, m, m == 1 ? "comparison needs" : "comparisons need",
	    verdict_fewest(m));
	return (true);
}

void
verdict_sentence(char *buf, size_t len, const struct comparison *c,
    bool is_void)
{
	char setting[SENTENCE_MAX];
	const struct estimate *d;
	int places;

	d = &c->delta_ns;
	places = decimals_of(d->lo, d->hi);
	buf[0] = '\0';
	if (is_void)
		add(buf, len, "void, the control moved: ");
	switch (c->verdict) {
	case VERDICT_SLOWER:
		add(buf, len, "%s costs %.*f ns per exit more than %s",
		    c->variant, places, d->mid, c->base);
		add_interval(buf, len, d->lo, d->hi, "%.*f");
		break;
	case VERDICT_FASTER:
		add(buf, len, "%s saves %.*f ns per exit against %s",
		    c->variant, places, -d->mid, c->base);
		add_interval(buf, len, -d->hi, -d->lo, "%.*f");
		break;
	case VERDICT_EQUIVALENT:
		add(buf, len,
		    "%s and %s are equivalent within %g %%: %+.*f ns per exit",
		    c->variant, c->base, 100 * BOUND, places, d->mid);
		add_interval(buf, len, d->lo, d->hi, "%+.*f");
		break;
	case VERDICT_UNRESOLVED:
		add(buf, len, "unresolved: %s against %s, %+.*f ns per exit",
		    c->variant, c->base, places, d->mid);
		add_interval(buf, len, d->lo, d->hi, "%+.*f");
		break;
	}
	add_percent(buf, len, c);
	if (c->verdict == VERDICT_UNRESOLVED)
		add_smallest(buf, len, c);
	setting_text(setting, sizeof(setting), c);
	add(buf, len, " (%s, %zu %s)", setting, c->n, c->samples);
}
