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

static int
decimals(double half_width)
{

	if (!isfinite(half_width) || half_width <= 0)
		return (2);
	return ((int)fmin(4, fmax(0, ceil(-log10(half_width)))));
}

int
estimate_decimals(const struct estimate *e)
{

	if ((e->lo == e->hi || !isfinite(e->lo)) && e->mid == rint(e->mid))
		return (0);
	return (decimals((e->hi - e->lo) / 2));
}

struct estimate
estimate_percent(const struct estimate *ratio)
{

	return ((struct estimate){ 100 * (ratio->mid - 1),
	    100 * (ratio->lo - 1), 100 * (ratio->hi - 1), ratio->coverage });
}

/* Append a number, its unit and its interval: "+0.02 ns [-0.05, +0.08]". */
static void
add_estimate(char *buf, size_t len, const struct estimate *e,
    const char *format, const char *unit)
{
	int d;

	d = estimate_decimals(e);
	add(buf, len, format, d, e->mid);
	add(buf, len, "%s", unit);
	if (!isfinite(e->lo) || !isfinite(e->hi)) {
		add(buf, len, " [no interval]");
		return;
	}
	add(buf, len, " [");
	add(buf, len, format, d, e->lo);
	add(buf, len, ", ");
	add(buf, len, format, d, e->hi);
	add(buf, len, "]");
}

static bool
is_life(const struct cell *c)
{

	return (strcmp(c->bench, "forkexit") == 0 ||
	    strcmp(c->bench, "kernels") == 0);
}

/* Append what a parameter says; of a default, nothing. */
static void
add_param(char *buf, size_t len, const struct cell_param *p)
{
	static const struct {
		const char *key, *value, *text;
	} words[] = {
		{ "next", "idle", "" },
		{ "caches", "warm", "" }, { "holders", "2", "" },
		{ "caches", "cold", ", its own lines cold" },
		{ "caches", "cold0", ", vmspace0's lines cold" },
		{ "sharing", "fork", "" }, { "placement", "same", "" },
		{ "concurrency", "1", "" },
		{ "memory", "none", ", no memory" },
		{ "memory", "1m", ", 1 MiB dirtied" },
		{ "memory", "16m", ", 16 MiB dirtied" },
		{ "memory", "cow1m", ", 1 MiB inherited" },
		{ "memory", "cow16m", ", 16 MiB inherited" },
		{ "span", "life", ", a whole life" },
		{ "span", "exit", ", from exit to reaping" }
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].key, p->key) == 0 &&
		    strcmp(words[i].value, p->value) == 0) {
			add(buf, len, "%s", words[i].text);
			return;
		}
	add(buf, len, ", %s %s", p->key, p->value);
}

void
cell_text(char *buf, size_t len, const struct cell *c, double load_ns)
{
	unsigned i;

	buf[0] = '\0';
	if (is_life(c))
		add(buf, len, "fork and exit");
	else
		add(buf, len, "%s, %s", c->scenario,
		    strcmp(c->part, "whole") == 0 ? "whole exit" :
		    "vmspace_exit alone");
	if (strcmp(c->arch, "amd64") != 0)
		add(buf, len, ", %s", c->arch);
	if (c->cpus != 1)
		add(buf, len, ", %u CPUs", c->cpus);
	for (i = 0; i < c->nparams; i++)
		add_param(buf, len, &c->params[i]);
	if (load_ns > 0)
		add(buf, len, ", a load %s at %g ns",
		    load_ns == c->load_ns ? "spun" : "computed", load_ns);
}

void
verdict_text(char *buf, size_t len, const struct comparison *c)
{
	char bound[16];

	buf[0] = '\0';
	if (c->sign != 0)
		add(buf, len, "%s", difference_word(c));
	if (c->verdict == VERDICT_EQUIVALENT) {
		bound_text(bound, sizeof(bound), c->cell);
		add(buf, len, "%swithin %s", c->sign == 0 ? "" : ", ", bound);
	} else if (c->sign == 0)
		add(buf, len, "%s", verdict_word(c->verdict));
}

/* Append what a comparison without a difference would have found. */
static void
add_smallest(char *buf, size_t len, const struct comparison *c)
{

	if (!isfinite(c->smallest_ns)) {
		add(buf, len, "; so little data could have shown no effect");
		return;
	}
	if (c->smallest_ns <= 0)
		return;
	/* Fractions of a large one say nothing. */
	add(buf, len, "; an effect of %.*f %s", c->smallest_ns >= 100 ? 0 :
	    decimals(c->smallest_ns) + 1, c->smallest_ns, cell_unit(c->cell));
	if (is_life(c->cell))
		add(buf, len, " (%.*f %%)",
		    decimals(100 * c->smallest_ratio) + 1,
		    100 * c->smallest_ratio);
	add(buf, len, " is detectable at %g %% power", 100 * POWER);
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
verdict_statement(char *buf, size_t len, const struct comparison *c)
{
	struct estimate d, percent;
	char bound[16], unit[32];

	(void)snprintf(unit, sizeof(unit), " %s per exit", cell_unit(c->cell));
	d = c->delta_ns;
	buf[0] = '\0';
	if (c->sign > 0) {
		add(buf, len, "costs ");
		add_estimate(buf, len, &d, "%.*f", unit);
		add(buf, len, " more than %s", c->base);
	} else if (c->sign < 0) {
		d = (struct estimate){ -d.mid, -d.hi, -d.lo, d.coverage };
		add(buf, len, "saves ");
		add_estimate(buf, len, &d, "%.*f", unit);
		add(buf, len, " against %s", c->base);
	} else {
		/* An interval of one comparison, a sign test among all. */
		add(buf, len, "%s %s: ",
		    c->verdict != VERDICT_EQUIVALENT ? "is unresolved against" :
		    d.lo > 0 || d.hi < 0 ?
		    "shows no difference beyond doubt from" :
		    "shows no difference from", c->base);
		add_estimate(buf, len, &d, "%+.*f", unit);
	}
	/* Percent of a model without a real teardown would be misquoted. */
	if (is_life(c->cell)) {
		percent = estimate_percent(&c->ratio);
		add(buf, len, ", ");
		add_estimate(buf, len, &percent, "%+.*f", " %");
	}
	if (c->verdict == VERDICT_EQUIVALENT) {
		bound_text(bound, sizeof(bound), c->cell);
		add(buf, len, ", which is within %s", bound);
	}
	if (c->sign == 0)
		add_smallest(buf, len, c);
}

void
verdict_sentence(char *buf, size_t len, const struct comparison *c,
    bool is_void)
{
	char setting[SENTENCE_MAX], statement[SENTENCE_MAX];

	verdict_statement(statement, sizeof(statement), c);
	cell_text(setting, sizeof(setting), c->cell, c->load_ns);
	buf[0] = '\0';
	add(buf, len, "%s%s %s (%s, %zu %s)", is_void ?
	    "void, the control moved: " : "", c->variant, statement, setting,
	    c->n, c->samples);
}
