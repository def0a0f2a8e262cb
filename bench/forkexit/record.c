/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <math.h>
#include <stdio.h>

#include "rawout.h"
#include "record.h"

enum span { SPAN_LIFE, SPAN_EXIT };

static const char *const spans[] = { "life", "exit" };

static void
make_cell(const struct options *o, enum span span, struct cell *cell)
{
	static char concurrency[16];

	(void)snprintf(concurrency, sizeof(concurrency), "%u",
	    o->concurrency);
	*cell = (struct cell){ .bench = "forkexit", .arch = ARCH,
	    .scenario = "sole", .part = "whole",
	    .cpus = options_pus_needed(o), .nparams = 5,
	    .params = { { "memory", o->memory->name },
	    { "sharing", sharing_name(o->sharing) },
	    { "placement", o->other ? "other" : "same" },
	    { "concurrency", concurrency }, { "span", spans[span] } } };
}

/*
 * A sample is the mean over the forkers.  The CPU time is that of the life: to
 * know it of the end alone the child would have to ask for it in between.
 */
static void
add_sample(const struct forker_run *run, struct rawout *out, enum span span,
    unsigned row, unsigned position)
{
	const struct life *l;
	unsigned long stride;
	double cpu_ns, ns;
	unsigned i, n;

	n = run->options->concurrency;
	stride = (unsigned long)run->rows * run->treatments->n;
	l = run->shared->lives + (unsigned long)row * run->treatments->n +
	    position;
	ns = cpu_ns = 0;
	for (i = 0; i < n; i++) {
		ns += (double)(span == SPAN_LIFE ? l[i * stride].life_ns :
		    l[i * stride].exit_ns);
		cpu_ns += (double)l[i * stride].cpu_ns;
	}
	rawout_sample(out, (double)(l->at - run->shared->began) * 1e-9, row,
	    position, run->treatments->of[l->treatment].name, ns / n,
	    span == SPAN_LIFE ? cpu_ns / n : NAN);
}

static int
record_span(const struct forker_run *run, enum span span, unsigned rows)
{
	const struct options *o;
	struct cell cell;
	struct rawout out;
	unsigned i, row;
	char note[32];

	o = run->options;
	make_cell(o, span, &cell);
	(void)snprintf(note, sizeof(note), "seed %ju", (uintmax_t)o->seed);
	if (rawout_open(&out, o->raw, &cell, o->invocation, note) != 0) {
		warn("%s: cannot write the samples", o->raw);
		return (-1);
	}
	for (row = 0; row < rows; row++)
		for (i = 0; i < run->treatments->n; i++)
			add_sample(run, &out, span, row, i);
	if (rawout_close(&out) != 0) {
		warn("%s: cannot write the samples", o->raw);
		return (-1);
	}
	return (0);
}

int
record(const struct forker_run *run, unsigned rows)
{

	if (record_span(run, SPAN_LIFE, rows) != 0)
		return (-1);
	return (record_span(run, SPAN_EXIT, rows));
}
