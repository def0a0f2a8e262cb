/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <err.h>
#include <stdio.h>

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

static void
print_control(const struct rawin *in)
{
	struct control c;
	char name[CELL_NAME_MAX];

	(void)cell_name(name, sizeof(name), &in->cell);
	if (!control_measure(in, &c))
		(void)printf("%-44s no control\n", name);
	else
		(void)printf("%-44s %9.4f %9.4f %9.4f  %s\n", name,
		    c.ratio.mid, c.ratio.lo, c.ratio.hi,
		    c.moved ? "moved: the run is void" : "has not moved");
}

void
compare_run(struct run *run, const struct choice *choice, bool is_void)
{
	const char *base;
	struct family f;
	const struct rawin *printed;
	size_t i;

	base = choice->base == NULL ? run_base(run) : choice->base;
	f = family_measure(run, base, choice->variant, choice->scenario);
	compare_warnings(run);
	if (f.m == 0)
		errx(2, "%s: nothing there compares %s with %s", run->dir,
		    choice->variant == NULL ? "anything" : choice->variant,
		    base);
	for (i = 0; i < f.m; i++)
		print(&f.comparison[i], f.source[i].in, is_void);
	(void)printf("%-44s %9s %9s %9s\n", "control", "ratio", "lo", "hi");
	printed = NULL;
	for (i = 0; i < f.m; i++)
		if (f.source[i].in != printed) {
			printed = f.source[i].in;
			print_control(printed);
		}
	family_free(&f);
}
