/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <stdlib.h>

#include "control.h"
#include "family.h"

/* Add a comparison, unless no row holds both variants. */
static void
add(struct run *run, struct family *f, const struct rawin *in, size_t variant,
    size_t base)
{
	struct comparison *c;
	struct pairs p;
	char name[CELL_NAME_MAX];

	p = pairs_measure(in, variant, base, WALL_TIME);
	if (p.missing > 0) {
		(void)cell_name(name, sizeof(name), &in->cell);
		run_warn(run,
		    "%s: %zu rows hold only one of %s and %s: left out",
		    name, p.missing, in->variants[variant],
		    in->variants[base]);
	}
	if (p.n == 0) {
		pairs_free(&p);
		return;
	}
	c = &f->comparison[f->m];
	*c = (struct comparison){ .cell = &in->cell,
	    .base = in->variants[base], .variant = in->variants[variant],
	    .samples = run->samples != NULL ? run->samples :
	    p.n == 1 ? "invocation" : "invocations",
	    .load_ns = in->cell.load_ns, .n = p.n,
	    .log_ratio = p.log_ratio, .delta = p.delta };
	comparison_estimate(c);
	f->source[f->m++] = (struct source){ in, p };
}

static void
add_cell(struct run *run, struct family *f, const struct rawin *in)
{
	size_t base, variant;
	char name[CELL_NAME_MAX];

	base = rawin_variant(in, run->base);
	if (base == RAWIN_ABSENT) {
		(void)cell_name(name, sizeof(name), &in->cell);
		run_warn(run,
		    "%s: the base %s was not measured: nothing is compared",
		    name, run->base);
		return;
	}
	for (variant = 0; variant < in->nvariants; variant++)
		if (variant != base && !control_name(in->variants[variant]))
			add(run, f, in, variant, base);
}

/* Say once where no effect, however large, could have been found. */
static void
warn_too_few(struct run *run, const struct family *f)
{
	size_t i;
	char text[SENTENCE_MAX];

	for (i = 0; i < f->m; i++)
		if (too_few_text(text, sizeof(text), &f->comparison[i],
		    f->m)) {
			run_warn(run, "%s", text);
			return;
		}
}

struct family
family_measure(struct run *run)
{
	struct family f;
	size_t i, room;

	room = 1;
	for (i = 0; i < run->ncells; i++)
		room += run->cells[i].nvariants;
	f = (struct family){ calloc(room, sizeof(*f.comparison)),
	    calloc(room, sizeof(*f.source)), 0 };
	if (f.comparison == NULL || f.source == NULL)
		err(1, "%zu comparisons", room);
	for (i = 0; i < run->ncells; i++)
		add_cell(run, &f, &run->cells[i]);
	verdict_family(f.comparison, f.m);
	warn_too_few(run, &f);
	return (f);
}

void
family_free(struct family *f)
{
	size_t i;

	for (i = 0; i < f->m; i++)
		pairs_free(&f->source[i].pairs);
	free(f->comparison);
	free(f->source);
}
