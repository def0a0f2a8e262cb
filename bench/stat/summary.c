/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "family.h"
#include "load.h"
#include "summary.h"

/* JSON has no infinity and no NAN: null.  An integer is written as one. */
static json_t *
number(double x)
{

	if (!isfinite(x))
		return (json_null());
	return (x == rint(x) && fabs(x) < 1e15 ?
	    json_integer((json_int_t)x) : json_real(x));
}

static void
set(json_t *object, const char *key, json_t *value)
{

	if (json_object_set_new(object, key, value) != 0)
		errx(1, "%s: out of memory", key);
}

/* Set name, name_lo, name_hi and how many decimals they deserve. */
static void
set_estimate(json_t *object, const char *name, const struct estimate *e)
{
	char key[64];

	set(object, name, number(e->mid));
	(void)snprintf(key, sizeof(key), "%s_lo", name);
	set(object, key, number(e->lo));
	(void)snprintf(key, sizeof(key), "%s_hi", name);
	set(object, key, number(e->hi));
	(void)snprintf(key, sizeof(key), "%s_decimals", name);
	set(object, key, json_integer(estimate_decimals(e)));
}

static json_t *
numbers(const double x[], size_t n)
{
	json_t *array;
	size_t i;

	array = json_array();
	for (i = 0; i < n; i++)
		(void)json_array_append_new(array, number(x[i]));
	return (array);
}

/* A new object with the keys that name the cell. */
static json_t *
cell_json(const struct cell *c)
{
	json_t *object, *params;
	unsigned i;
	char text[SENTENCE_MAX];

	object = json_object();
	set(object, "bench", json_string(c->bench));
	set(object, "arch", json_string(c->arch));
	set(object, "scenario", json_string(c->scenario));
	set(object, "part", json_string(c->part));
	set(object, "cpus", json_integer(c->cpus));
	set(object, "load_ns", json_integer(c->load_ns));
	params = json_object();
	for (i = 0; i < c->nparams; i++)
		set(params, c->params[i].key, json_string(c->params[i].value));
	set(object, "params", params);
	cell_text(text, sizeof(text), c, c->load_ns);
	set(object, "setting", json_string(text));
	set(object, "unit", json_string(cell_unit(c)));
	return (object);
}

static json_t *
controls_json(struct run *run)
{
	const struct rawin *in;
	struct control c;
	struct estimate percent;
	json_t *all, *one;
	size_t i;
	char name[CELL_NAME_MAX];

	all = json_array();
	for (i = 0; i < run->ncells; i++) {
		in = &run->cells[i];
		if (!control_measure(in, &c)) {
			(void)cell_name(name, sizeof(name), &in->cell);
			run_warn(run, "%s: has no control", name);
			continue;
		}
		one = cell_json(&in->cell);
		set(one, "base", json_string(c.base));
		set(one, "variant", json_string(c.copy));
		set(one, "moved", json_boolean(c.moved));
		set(one, "judged", json_boolean(c.judged));
		set_estimate(one, "ratio", &c.ratio);
		set_estimate(one, "delta_ns", &c.delta_ns);
		percent = estimate_percent(&c.ratio);
		set_estimate(one, "percent", &percent);
		set(one, "invocations", json_integer((json_int_t)c.n));
		set(one, "coverage", number(c.ratio.coverage));
		(void)json_array_append_new(all, one);
	}
	return (all);
}

static json_t *
level_json(struct run *run, const struct rawin *in, size_t variant)
{
	struct estimate e;
	struct level cpu, wall;
	json_t *one;
	char name[CELL_NAME_MAX];

	wall = level_measure(in, variant, WALL_TIME);
	cpu = level_measure(in, variant, CPU_TIME);
	if (wall.unusable > 0) {
		(void)cell_name(name, sizeof(name), &in->cell);
		run_warn(run,
		    "%s: %s: %zu of %zu samples are not above 0 ns: left out",
		    name, in->variants[variant], wall.unusable,
		    wall.used + wall.unusable);
	}
	one = cell_json(&in->cell);
	set(one, "variant", json_string(in->variants[variant]));
	e = sign_estimate(wall.median, wall.n, CONFIDENCE);
	set_estimate(one, "ns", &e);
	set(one, "n", json_integer((json_int_t)wall.n));
	set(one, "mean_ns", number(wall.mean));
	set(one, "p99_ns", number(wall.p99));
	set(one, "samples", json_integer((json_int_t)wall.used));
	set(one, "invocation_ns", numbers(wall.median, wall.n));
	if (cpu.n > 0) {
		e = sign_estimate(cpu.median, cpu.n, CONFIDENCE);
		set_estimate(one, "cpu_ns", &e);
	}
	level_free(&wall);
	level_free(&cpu);
	return (one);
}

static json_t *
absolute_json(struct run *run)
{
	json_t *all;
	size_t i, variant;

	all = json_array();
	for (i = 0; i < run->ncells; i++)
		for (variant = 0; variant < run->cells[i].nvariants; variant++)
			(void)json_array_append_new(all, level_json(run,
			    &run->cells[i], variant));
	return (all);
}

static json_t *
comparison_json(const struct comparison *c, bool is_void)
{
	struct estimate percent;
	json_t *one;
	char text[SENTENCE_MAX];

	one = cell_json(c->cell);
	cell_text(text, sizeof(text), c->cell, c->load_ns);
	set(one, "setting", json_string(text));
	set(one, "load_ns", number(c->load_ns));
	set(one, "computed", json_boolean(c->computed));
	set(one, "base", json_string(c->base));
	set(one, "variant", json_string(c->variant));
	set_estimate(one, "ratio", &c->ratio);
	set_estimate(one, "delta_ns", &c->delta_ns);
	percent = estimate_percent(&c->ratio);
	set_estimate(one, "percent", &percent);
	set(one, "invocations", json_integer((json_int_t)c->n));
	set(one, "p", number(c->p));
	set(one, "p_holm", number(c->p_holm));
	set(one, "smallest_effect_ns", number(c->smallest_ns));
	set(one, "smallest_effect_ratio", number(c->smallest_ratio));
	set(one, "verdict", json_string(verdict_word(c->verdict)));
	set(one, "difference", json_string(difference_word(c)));
	bound_text(text, sizeof(text), c->cell);
	set(one, "bound", json_string(text));
	verdict_text(text, sizeof(text), c);
	set(one, "verdict_text", json_string(text));
	verdict_statement(text, sizeof(text), c);
	set(one, "statement", json_string(text));
	verdict_sentence(text, sizeof(text), c, is_void);
	set(one, "sentence", json_string(text));
	return (one);
}

/* As comparison_json(), with what only a measured comparison has. */
static json_t *
measured_json(const struct comparison *c, const struct source *from,
    bool is_void)
{
	struct estimate e;
	struct pairs cpu;
	json_t *one;

	one = comparison_json(c, is_void);
	set(one, "pairs", json_integer((json_int_t)from->pairs.used));
	set(one, "invocation_log_ratio", numbers(c->log_ratio, c->n));
	set(one, "invocation_delta_ns", numbers(c->delta, c->n));
	cpu = pairs_measure(from->in, rawin_variant(from->in, c->variant),
	    rawin_variant(from->in, c->base), CPU_TIME);
	if (cpu.n > 0) {
		e = sign_estimate(cpu.delta, cpu.n, CONFIDENCE);
		set_estimate(one, "cpu_delta_ns", &e);
	}
	pairs_free(&cpu);
	return (one);
}

/* Append the i-th comparison at a cost of an address-space load. */
static void
append_at_load(json_t *all, const struct family *f, size_t i,
    double variant_loads, double base_loads, double load_ns, bool calibrated,
    bool is_void)
{
	const struct pairs *p;
	struct comparison c;
	json_t *one;
	double *delta, *log_ratio;

	p = &f->source[i].pairs;
	delta = malloc(p->n * sizeof(*delta));
	log_ratio = malloc(p->n * sizeof(*log_ratio));
	if (delta == NULL || log_ratio == NULL)
		err(1, "%zu invocations", p->n);
	c = load_comparison(&f->comparison[i], p, variant_loads, base_loads,
	    load_ns, log_ratio, delta);
	verdict_in_place(&c, f->comparison, f->m, i);
	one = comparison_json(&c, is_void);
	set(one, "calibrated", json_boolean(calibrated));
	(void)json_array_append_new(all, one);
	free(delta);
	free(log_ratio);
}

/* A cell without the key has warm caches. */
static bool
is_warm(const struct cell *c)
{
	unsigned i;

	for (i = 0; i < c->nparams; i++)
		if (strcmp(c->params[i].key, "caches") == 0)
			return (strcmp(c->params[i].value, "warm") == 0);
	return (true);
}

static void
append_loads(json_t *all, const struct run *run, const json_t *anatomy,
    const struct family *f, size_t i)
{
	/* ns; from a bare CR3 load to a process switch in a guest. */
	static const double cost[] = { 50, 100, 200, 500, 1000, 1500, 2000 };
	const struct comparison *c;
	const json_t *surcharge;
	double base_loads, variant_loads;
	size_t k;

	c = &f->comparison[i];
	if (strcmp(c->cell->bench, "micro") != 0 ||
	    strcmp(c->cell->scenario, "sole") != 0 || c->load_ns != 0 ||
	    !is_warm(c->cell) ||
	    !load_count(anatomy, c->cell, c->variant, &variant_loads) ||
	    !load_count(anatomy, c->cell, c->base, &base_loads))
		return;
	for (k = 0; k < sizeof(cost) / sizeof(cost[0]); k++)
		append_at_load(all, f, i, variant_loads, base_loads, cost[k],
		    false, run->is_void);
	surcharge = json_object_get(json_object_get(run->meta, "calibration"),
	    "surcharge_ns");
	if (json_is_number(surcharge) && json_number_value(surcharge) > 0)
		append_at_load(all, f, i, variant_loads, base_loads,
		    json_number_value(surcharge), true, run->is_void);
}

json_t *
summary_json(struct run *run, const json_t *anatomy)
{
	struct family f;
	json_t *comparisons, *source, *top;
	size_t i;

	top = json_object();
	set(top, "schema", json_integer(SUMMARY_SCHEMA));
	source = json_object_get(run->meta, "source");
	set(top, "source", source == NULL ? json_null() : json_incref(source));
	set(top, "control", controls_json(run));
	set(top, "void", json_boolean(run->is_void));
	set(top, "complete", json_boolean(!json_is_false(
	    json_object_get(run->meta, "complete"))));
	set(top, "base", json_string(run->base));
	set(top, "bound", json_real(BOUND));
	set(top, "bound_life_ns", json_integer(BOUND_LIFE_NS));
	set(top, "confidence", json_real(CONFIDENCE));
	set(top, "control_confidence", json_real(CONTROL_CONFIDENCE));
	set(top, "absolute", absolute_json(run));
	f = family_measure(run);
	set(top, "family", json_integer((json_int_t)f.m));
	comparisons = json_array();
	for (i = 0; i < f.m; i++) {
		(void)json_array_append_new(comparisons, measured_json(
		    &f.comparison[i], &f.source[i], run->is_void));
		append_loads(comparisons, run, anatomy, &f, i);
	}
	set(top, "comparisons", comparisons);
	set(top, "warnings", json_incref(run->warnings));
	family_free(&f);
	return (top);
}
