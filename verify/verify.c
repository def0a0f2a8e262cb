/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * verify: is this exit path right in every execution?  One program per port;
 * scripts/verify runs the matrix.
 */
#include <err.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "search.h"
#include "settings.h"
#include "variants.h"

static const char usage_text[] =
    "usage: verify [--variant NAME[,NAME...]] [--cast NAME]\n"
    "              [--model weak|tso] [--no-pmap-lock] [--proc-lock]\n"
    "              [--init-release]\n"
    "              [--watch PROPERTY] [--bound N] [--bounded N] [--full N]\n"
    "              [--random N] [--limit SECONDS] [--quiet | --json]\n"
    "       verify --casts | --properties | --broken\n"
    "Runs an exit path in every way that the memory model allows.  Prints a\n"
    "line per variant, and a shortest execution that is wrong.\n"
    "  --variant      these only (default: all)\n"
    "  --cast         who is there besides (default: two; see --casts)\n"
    "  --model        weak: what atomic(9) promises (default); tso: amd64\n"
    "  --no-pmap-lock pmap_remove_pages() does not take the pmap lock\n"
    "  --proc-lock    PROC_VMSPACE_LOCK() is a mutex, not a no-op\n"
    "  --init-release a new vmspace's count is set after a release fence\n"
    "  --watch        only this property ends an execution\n"
    "  --bound        preemptions, at most (default: 2)\n"
    "  --bounded      executions for each bound, at most\n"
    "  --full         executions without a bound, at most\n"
    "  --random       random executions\n"
    "  --limit        seconds of CPU time after which a search ends\n"
    "  --quiet        the lines without the executions\n"
    "  --json         a line of JSON per variant\n"
    "Exit status: 0 all hold, 1 some do not, 2 bad use.\n";

static const char *variants;
static bool init_release, no_pmap_lock, proc_lock, quiet, json;
static bool all_casts, properties, broken;	/* lists, instead of a search */
static struct effort effort = { 2, 60000, 2000000, 1000, 60 };

static void
set_cast(const char *name)
{
	unsigned i;

	for (i = 0; i < ncasts; i++)
		if (strcmp(casts[i].name, name) == 0) {
			settings.cast = &casts[i];
			return;
		}
	errx(2, "no cast '%s'; see --casts", name);
}

static void
set_watch(const char *name)
{
	unsigned i;

	for (i = 0; i < NPROPERTIES; i++)
		if (strcmp(property_text[i].name, name) == 0) {
			settings.watch = (enum property)i;
			return;
		}
	errx(2, "no property '%s'; see --properties", name);
}

static void
set_model(const char *name)
{

	if (strcmp(name, "weak") == 0)
		settings.model = MODEL_WEAK;
	else if (strcmp(name, "tso") != 0)
		errx(2, "no memory model '%s'; there are: weak tso", name);
	else if (strcmp(ARCH, "amd64") != 0)
		errx(2, "the model tso is amd64's, and this is " ARCH);
	else
		settings.model = MODEL_TSO;
}

static void
list(void)
{
	const struct variant *set[VARIANTS_MAX];
	unsigned i, n;

	for (i = 0; all_casts && i < ncasts; i++)
		printf("%s\t%s\n", casts[i].name, casts[i].meaning);
	for (i = 0; properties && i < NPROPERTIES; i++)
		printf("%s\t%s\n", property_text[i].name,
		    property_text[i].meaning);
	n = broken ? variants_broken(set) : 0;
	for (i = 0; i < n; i++)
		printf("%s\t%s\n", set[i]->name, set[i]->note->broken);
}

static void
parse(int argc, char **argv)
{
	const struct arg args[] = {
		{ "variant", .text = &variants },
		{ "cast", .take = set_cast },
		{ "model", .take = set_model },
		{ "no-pmap-lock", .flag = &no_pmap_lock },
		{ "proc-lock", .flag = &proc_lock },
		{ "init-release", .flag = &init_release },
		{ "watch", .take = set_watch },
		{ "bound", .number = &effort.bound, .most = 1000000000 },
		{ "bounded", .number = &effort.bounded, .most = 1000000000 },
		{ "full", .number = &effort.full, .most = 1000000000 },
		{ "random", .number = &effort.random, .most = 1000000000 },
		{ "limit", .number = &effort.seconds, .most = 1000000000 },
		{ "quiet", .flag = &quiet },
		{ "json", .flag = &json },
		{ "casts", .flag = &all_casts },
		{ "properties", .flag = &properties },
		{ "broken", .flag = &broken },
		{ 0 }
	};

	args_get_all(argc, argv, args, usage_text);
	settings.pmap_remove_pages_lock = !no_pmap_lock;
	settings.proc_vmspace_lock = proc_lock;
	settings.init_release = init_release;
}

static const char *
search_name(enum search_kind kind, unsigned bound)
{
	static char name[32];

	switch (kind) {
	case SEARCH_FULL:
		return ("full");
	case SEARCH_RANDOM:
		return ("random");
	case SEARCH_BOUND:
		break;
	}
	(void)snprintf(name, sizeof(name), "bound %u", bound);
	return (name);
}

static json_t *
violations(const struct outcome *o)
{
	json_t *all;
	unsigned i;

	all = json_array();
	for (i = 0; i < o->nviolations; i++)
		(void)json_array_append_new(all, json_pack("{ss ss ss}",
		    "property", property_text[o->violations[i].property].name,
		    "search", search_name(o->violations[i].kind,
		    o->violations[i].bound),
		    "execution", o->violations[i].execution));
	return (all);
}

static void
print_json(const struct variant *v, const struct outcome *o)
{
	json_t *cell;

	cell = json_pack("{ss ss ss sb sb sb ss ss si ss sI ss sb so}",
	    "variant", v->name, "arch", ARCH,
	    "model", settings.model == MODEL_TSO ? "tso" : "weak",
	    "pmap_lock", settings.pmap_remove_pages_lock,
	    "proc_lock", settings.proc_vmspace_lock,
	    "init_release", settings.init_release,
	    "expected", v->note->expected,
	    "cast", settings.cast->name, "cpus", (int)settings.cast->ncpus,
	    "outcome", o->nviolations == 0 ? "holds" : "violated",
	    "executions", (json_int_t)o->executions,
	    "search", search_name(o->kind, o->bound),
	    "exhaustive", o->nviolations == 0 && o->kind == SEARCH_FULL,
	    "violations", violations(o));
	if (cell == NULL || json_dumpf(cell, stdout, JSON_COMPACT) != 0)
		errx(1, "cannot write the result");
	json_decref(cell);
	printf("\n");
}

static void
print(const struct variant *v, const struct outcome *o)
{
	unsigned i;

	if (json) {
		print_json(v, o);
		return;
	}
	printf("%-20s %9lu executions, %-8s  %s", v->name, o->executions,
	    search_name(o->kind, o->bound),
	    o->nviolations == 0 ? "holds" : "violated: ");
	for (i = 0; i < o->nviolations; i++)
		printf("%s%s", i > 0 ? ", " : "",
		    property_text[o->violations[i].property].name);
	printf("\n");
	for (i = 0; i < o->nviolations && !quiet; i++)
		printf("%s\n", o->violations[i].execution);
}

int
main(int argc, char **argv)
{
	const struct variant *set[VARIANTS_MAX];
	struct outcome outcome;
	unsigned i, n;
	int status;

	parse(argc, argv);
	if (all_casts || properties || broken) {
		list();
		return (0);
	}
	n = variants_select(variants, set);
	status = 0;
	for (i = 0; i < n; i++) {
		search(set[i], &effort, &outcome);
		print(set[i], &outcome);
		if (outcome.nviolations > 0)
			status = 1;
		while (outcome.nviolations > 0)
			free(outcome.violations[--outcome.nviolations]
			    .execution);
		if (fflush(stdout) != 0)
			err(1, "cannot write the result");
	}
	return (status);
}
