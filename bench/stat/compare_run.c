/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "compare.h"
#include "control.h"
#include "family.h"
#include "pairs.h"

/* Print the figures of a variant and its base, out of their levels. */
static void
print(const struct comparison *c, const struct rawin *in, bool is_void)
{
	struct figures side[2];
	struct level level[2];
	const char *name[2];
	int k;

	name[0] = c->base;
	name[1] = c->variant;
	for (k = 0; k < 2; k++) {
		level[k] = level_measure(in, rawin_variant(in, name[k]),
		    WALL_TIME);
		side[k] = (struct figures){ name[k], { level[k].median,
		    level[k].n, sign_estimate(level[k].median, level[k].n,
		    CONFIDENCE) }, level[k].mean, level[k].p99 };
	}
	compare_print(c, side, is_void);
	level_free(&level[0]);
	level_free(&level[1]);
}

/* Instructions are told as such; times by their ratio. */
static bool
counts(const struct cell *c)
{

	return (strcmp(cell_unit(c), "ns") != 0);
}

static void
print_control(const struct rawin *in)
{
	const struct estimate *e;
	struct control c;
	int digits;
	char name[SENTENCE_MAX];

	cell_text(name, sizeof(name), &in->cell, in->cell.load_ns);
	if (!control_measure(in, &c)) {
		(void)printf("%-64s no control\n", name);
		return;
	}
	e = counts(&in->cell) ? &c.delta_ns : &c.ratio;
	digits = counts(&in->cell) ? 0 : 4;
	(void)printf("%-64s %9.*f %9.*f %9.*f  %s\n", name, digits, e->mid,
	    digits, e->lo, digits, e->hi, c.moved ? "moved: the run is void" :
	    c.judged ? "has not moved" : "too few invocations to tell");
}

static bool
chosen(const struct choice *choice, const struct comparison *c)
{

	return ((choice->variant == NULL ||
	    strcmp(choice->variant, c->variant) == 0) &&
	    (choice->scenarios == NULL ||
	    args_listed(choice->scenarios, c->cell->scenario)));
}

void
compare_run(struct run *run, const struct choice *choice, bool is_void)
{
	const char *base;
	struct family f;
	const struct rawin **printed;
	size_t i, n;

	base = choice->base == NULL ? run_base(run) : choice->base;
	f = family_measure(run, base);
	compare_warnings(run);
	printed = calloc(f.m + 1, sizeof(*printed));
	if (printed == NULL)
		err(1, "%zu comparisons", f.m);
	n = 0;
	for (i = 0; i < f.m; i++) {
		if (!chosen(choice, &f.comparison[i]))
			continue;
		print(&f.comparison[i], f.source[i].in, is_void);
		if (n == 0 || printed[n - 1] != f.source[i].in)
			printed[n++] = f.source[i].in;
	}
	if (n == 0)
		errx(2, "%s: nothing there compares %s with %s", run->dir,
		    choice->variant == NULL ? "anything" : choice->variant,
		    base);
	(void)printf("%-64s %9s %9s %9s\n", "control",
	    counts(&printed[0]->cell) ? "apart" : "ratio", "lo", "hi");
	for (i = 0; i < n; i++)
		print_control(printed[i]);
	free(printed);
	family_free(&f);
}
