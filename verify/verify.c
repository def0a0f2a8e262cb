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

#include "search.h"
#include "settings.h"
#include "variants.h"

static const char usage_text[] =
    "usage: verify [-h] [--variant NAME[,NAME...]] [--cast NAME]\n"
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
    "  --limit        seconds of CPU time, after which a search goes no further\n"
    "  --quiet        the lines without the executions\n"
    "  --json         a line of JSON per variant\n"
    "Exit status: 0 all hold, 1 some do not, 2 bad use.\n";

enum output { TEXT, QUIET, JSON };

static const char *variants;
static enum output output;
static struct effort effort = { 2, 60000, 2000000, 1000, 60 };

static void
list_casts(void)
{
	unsigned i;

	for (i = 0; i < ncasts; i++)
		printf("%s\t%s\n", casts[i].name, casts[i].meaning);
	exit(0);
}

static void
list_properties(void)
{
	unsigned i;

	for (i = 0; i < NPROPERTIES; i++)
		printf("%s\t%s\n", property_text[i].name,
		    property_text[i].meaning);
	exit(0);
}

static void
list_broken(void)
{
	const struct variant *set[VARIANTS_MAX];
	unsigned i, n;

	n = variants_broken(set);
	for (i = 0; i < n; i++)
		printf("%s\t%s\n", set[i]->name, set[i]->note->broken);
	exit(0);
}

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

static unsigned long
number(const char *option, const char *text)
{
	unsigned long n;
	char *end;

	n = strtoul(text, &end, 10);
	if (*text < '0' || *text > '9' || *end != '\0' || n > 1000000000)
		errx(2, "%s wants a number, not '%s'", option, text);
	return (n);
}

/* Options that take a value; 0 if it is none of them. */
static int
parse_value(const char *option, const char *value)
{

	if (strcmp(option, "--variant") == 0)
		variants = value;
	else if (strcmp(option, "--cast") == 0)
		set_cast(value);
	else if (strcmp(option, "--model") == 0)
		set_model(value);
	else if (strcmp(option, "--watch") == 0) {
		settings.watch = property_find(value);
		if (settings.watch == NPROPERTIES)
			errx(2, "no property '%s'; see --properties", value);
	} else if (strcmp(option, "--bound") == 0)
		effort.bound = (unsigned)number(option, value);
	else if (strcmp(option, "--bounded") == 0)
		effort.bounded = number(option, value);
	else if (strcmp(option, "--full") == 0)
		effort.full = number(option, value);
	else if (strcmp(option, "--random") == 0)
		effort.random = number(option, value);
	else if (strcmp(option, "--limit") == 0)
		effort.seconds = (unsigned)number(option, value);
	else
		return (0);
	return (1);
}

static void
parse(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0 ||
		    strcmp(argv[i], "-h") == 0) {
			fputs(usage_text, stdout);
			exit(0);
		} else if (strcmp(argv[i], "--casts") == 0)
			list_casts();
		else if (strcmp(argv[i], "--properties") == 0)
			list_properties();
		else if (strcmp(argv[i], "--broken") == 0)
			list_broken();
		else if (strcmp(argv[i], "--quiet") == 0)
			output = QUIET;
		else if (strcmp(argv[i], "--json") == 0)
			output = JSON;
		else if (strcmp(argv[i], "--no-pmap-lock") == 0)
			settings.pmap_remove_pages_lock = 0;
		else if (strcmp(argv[i], "--proc-lock") == 0)
			settings.proc_vmspace_lock = 1;
		else if (strcmp(argv[i], "--init-release") == 0)
			settings.init_release = 1;
		else if (i + 1 < argc && parse_value(argv[i], argv[i + 1]))
			i++;
		else
			errx(2, "'%s' is not an option, or lacks its value; "
			    "see --help", argv[i]);
	}
}

static const char *
search_name(enum search_kind kind, int bound)
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
	if (bound < 0)
		return ("random");
	(void)snprintf(name, sizeof(name), "bound %d", bound);
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

	if (output == JSON) {
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
	for (i = 0; i < o->nviolations && output != QUIET; i++)
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
	n = variants_select(variants, set);
	status = 0;
	for (i = 0; i < n; i++) {
		search(set[i], &effort, &outcome);
		print(set[i], &outcome);
		if (outcome.nviolations > 0)
			status = 1;
		while (outcome.nviolations > 0)
			free(outcome.violations[--outcome.nviolations].execution);
		if (fflush(stdout) != 0)
			err(1, "cannot write the result");
	}
	return (status);
}
