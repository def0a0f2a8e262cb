/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * One invocation of the micro benchmark: a fresh process that measures each
 * setting of the plan in rows, each row every variant once and the base's copy,
 * and leaves every value.  What the values say is bench/stat's business.
 */
#include <err.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "args.h"
#include "clock.h"
#include "cpu.h"
#include "order.h"
#include "plan.h"
#include "rawout.h"
#include "topo.h"
#include "variants.h"

/*
 * The most rows of a cell in an invocation.  Some 100 bring the median's own
 * error below what one invocation differs from the next by: more teach nothing.
 */
#define	ROWS_MAX	110

/* That, or a balanced set of the longest rows. */
#define	TIMINGS_MAX	(ROWS_MAX * ORDER_MAX)

/* What one element of a row took. */
struct timing {
	const struct variant *variant;	/* NULL: not kept */
	int64_t		at;		/* ns */
	double		ns;		/* per exit */
};

struct options {
	struct choice	choice;
	const char	*cpus;
	const char	*base_name, *list;	/* as given */
	bool		plan_only;
	const char	*raw;
	const char	*arch;
	unsigned	invocation;
	uint64_t	seed;
	double		seconds;
	unsigned	rows;		/* of a cell, at most */
	const struct variant *base;
	const struct variant *set[VARIANTS_MAX + 3];	/* in a row */
	unsigned	n;		/* of them */
	unsigned	kept;		/* whose times are written */
};

static const char usage_text[] =
"usage: pairs --raw DIR --invocation N [options]\n"
"       pairs --plan [options]\n"
"Measures all variants in randomised rows and appends the values to DIR.\n"
"  --plan               list the cells and what is skipped; measure nothing\n"
"  --seed N             of the order of the rows (default: 1)\n"
"  --seconds S          about how long to take in all (default: 2)\n"
"  --rows N             of a cell at most, or a balanced set (default: 110)\n"
"  --base NAME          what the others are compared with\n"
"  --variants A,B       the others (default: all)\n"
"  --scenarios A,B      %s (default: all)\n"
"  --parts A,B          inline whole (default: both)\n"
"  --caches A,B         warm cold cold0, for sole and shared (default: warm)\n"
"  --loads A,B          costs of an address-space load under contention, ns\n"
"  --next idle|process  who runs after an exit (default: idle)\n"
"  --cpus LIST          the PUs to use, as in 0,2-3 (default: all allowed)\n"
"  --help               this text\n";

static void
print_skipped(const char *line)
{

	printf("%s\n", line);
}

static void
make_cell(const struct setting *s, const char *arch, struct cell *cell)
{
	static char holders[16];

	*cell = (struct cell){ .bench = "micro", .arch = arch,
	    .scenario = s->scenario->name, .part = setting_part(s),
	    .cpus = s->cpus, .load_ns = s->load_ns };
	if (s->whole)
		cell->params[cell->nparams++] = (struct cell_param){ "next",
		    setting_next(s) };
	if (s->scenario->holders > 1) {
		(void)snprintf(holders, sizeof(holders), "%u",
		    s->scenario->holders);
		cell->params[cell->nparams++] = (struct cell_param){
		    "holders", holders };
	}
	if (!s->scenario->spun)
		cell->params[cell->nparams++] = (struct cell_param){
		    "caches", setting_caches(s) };
	if (topo_mixed(s->cpus) != NULL)
		cell->params[cell->nparams++] = (struct cell_param){
		    "pus", topo_mixed(s->cpus) };
}

/*
 * A row runs the base, its copy, and the others that were chosen.  An odd
 * number would need twice the rows to be balanced (order.h), so the base fills
 * it up.
 */
static void
choose_variants(struct options *o)
{
	const struct variant *set[VARIANTS_MAX];
	unsigned i, n;

	o->base = variants_get(o->base_name);
	n = variants_select(o->list, set);
	o->set[o->n++] = o->base;
	o->set[o->n++] = variants_copy(o->base);
	for (i = 0; i < n; i++)
		if (set[i] != o->base)
			o->set[o->n++] = set[i];
	o->kept = o->n;
	if (o->n % 2 != 0)
		o->set[o->n++] = o->base;
}

/*
 * Measures whole sets of rows into timing[], until the time is used up or the
 * cell has enough; returns how many rows.  Nothing is written meanwhile.  One
 * element of each variant goes before, for cold caches and predictors.
 */
static unsigned
measure_rows(const struct options *o, struct element *e, uint64_t seed,
    double seconds, struct timing *timing)
{
	struct order order;
	unsigned char row[ORDER_MAX];
	int64_t end;
	unsigned i, r, rows;

	if (order_init(&order, o->n, seed) != 0)
		err(2, "%u variants in a row", o->n);
	rows = order_set(&order);
	if (rows < o->rows)
		rows = o->rows / rows * rows;
	for (i = 0; i < o->n; i++)
		(void)measure_element(e, o->set[i]);
	end = clock_ns() + (int64_t)(seconds * 1e9);
	for (r = 0; r < rows; r++) {
		if (r % order_set(&order) == 0 && r != 0 && clock_ns() >= end)
			break;
		order_row(&order, row);
		for (i = 0; i < o->n; i++, timing++) {
			timing->variant = row[i] < o->kept ? o->set[row[i]] :
			    NULL;
			timing->at = clock_ns();
			timing->ns = measure_element(e, o->set[row[i]]);
		}
	}
	return (r);
}

static void
measure_cell(const struct options *o, const struct setting *s, uint64_t seed,
    double seconds, int64_t began)
{
	static struct timing timings[TIMINGS_MAX];
	const struct timing *t;
	struct cell cell;
	struct element *e;
	struct rawout out;
	char note[192], how[128];
	unsigned i, rows;

	make_cell(s, o->arch, &cell);
	e = measure_open(s, o->base, 0);
	rows = measure_rows(o, e, seed, seconds, timings);
	measure_note(e, how, sizeof(how));
	measure_close(e);
	(void)snprintf(note, sizeof(note), "seed %ju %s", (uintmax_t)o->seed,
	    how);
	if (rawout_open(&out, o->raw, &cell, o->invocation, note) != 0)
		err(1, "%s: cannot add the samples of %s", o->raw,
		    cell.scenario);
	for (i = 0; i < rows * o->n; i++) {
		t = &timings[i];
		if (t->variant != NULL)
			rawout_sample(&out, (double)(t->at - began) * 1e-9,
			    i / o->n, i % o->n, t->variant->name, t->ns, NAN);
	}
	if (rawout_close(&out) != 0)
		err(1, "%s: cannot write the samples of %s", o->raw,
		    cell.scenario);
}

/* What was not asked for by name does not stop the rest. */
static void
print_broken(void)
{
	const struct variant *set[VARIANTS_MAX];
	unsigned i, n;

	n = variants_broken(set);
	for (i = 0; i < n; i++)
		printf("skipped: %s does not compile: %s\n", set[i]->name,
		    set[i]->note->broken);
}

static void
print_plan(const struct plan *plan, const char *arch)
{
	struct cell cell;
	char name[CELL_NAME_MAX];
	unsigned i;

	for (i = 0; i < plan->n; i++) {
		make_cell(&plan->setting[i], arch, &cell);
		if (cell_name(name, sizeof(name), &cell) != 0)
			err(1, "cell_name");
		printf("%s\n", name);
	}
}

/* Exits with status 2 and a line if the command line is wrong. */
static void
options_get(struct options *o, int argc, char **argv)
{
	const struct arg args[] = {
		{ "plan", .flag = &o->plan_only },
		{ "raw", .text = &o->raw },
		{ "invocation", .number = &o->invocation, .most = 1000000 },
		{ "seed", .number64 = &o->seed, .most = UINT64_MAX },
		{ "seconds", .seconds = &o->seconds, .most = 86400 },
		{ "rows", .number = &o->rows, .least = 1, .most = ROWS_MAX },
		{ "base", .text = &o->base_name },
		{ "variants", .text = &o->list },
		{ "scenarios", .text = &o->choice.scenarios },
		{ "parts", .text = &o->choice.parts },
		{ "caches", .text = &o->choice.caches },
		{ "loads", .text = &o->choice.loads },
		{ "next", .text = &o->choice.next },
		{ "cpus", .text = &o->cpus },
		{ 0 }
	};
	char usage[sizeof(usage_text) + 128];

	(void)snprintf(usage, sizeof(usage), usage_text, plan_scenarios());
	args_get_all(argc, argv, args, usage);
	if (o->raw == NULL && !o->plan_only)
		errx(2, "--raw DIR says where the samples go; see --help");
	choose_variants(o);
}

/* The cells in random order, so that none is always the first. */
static void
measure_plan(const struct options *o, const struct plan *plan)
{
	struct splitmix rng;
	unsigned i, j, order[PLAN_MAX];
	int64_t began;

	splitmix_seed(&rng, o->seed);
	for (i = 0; i < plan->n; i++) {
		j = splitmix_below(&rng, i + 1);
		order[i] = order[j];
		order[j] = i;
	}
	began = clock_ns();
	for (i = 0; i < plan->n; i++)
		measure_cell(o, &plan->setting[order[i]],
		    splitmix_next(&rng), o->seconds / plan->n, began);
}

int
main(int argc, char **argv)
{
	struct options o = { .arch = ARCH, .seed = 1, .seconds = 2,
	    .rows = ROWS_MAX, .base_name = VARIANT_DEFAULT_BASE };
	struct plan plan;

	options_get(&o, argc, argv);
	topo_open(o.cpus);
	plan_make(&plan, &o.choice, topo_npus(),
	    o.plan_only ? print_skipped : NULL);
	if (o.plan_only) {
		print_plan(&plan, o.arch);
		if (o.list == NULL)
			print_broken();
		return (0);
	}
	if (plan.n == 0)
		errx(1, "nothing of what was chosen can be measured on %u PUs; "
		    "see --plan", topo_npus());
	kernel_start();
	measure_plan(&o, &plan);
	topo_close();
	return (0);
}
