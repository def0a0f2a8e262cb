/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "args.h"
#include "options.h"
#include "variants.h"

static const char usage_text[] =
"usage: forkexit --raw DIR --invocation N [options]\n"
"       forkexit --variant NAME --count N [options]\n"
"Times the lives of real processes: fork(2), an exit by a variant's exit path\n"
"(on a model of the address space), _exit(2), wait4(2).  The first form\n"
"measures the base, its copy and others in randomised rows and appends the\n"
"samples to DIR; the second is a plain command: N lives under one variant.\n"
"'none' leaves the exit path out: the running kernel's own remains.\n"
"  --seed N             of the order in the rows (default: 1)\n"
"  --base NAME          what the others are compared with\n"
"  --variants A,B       the others (default: all)\n"
"  --plant NS           measure 'planted' too: the base, NS slower\n"
"  --rows N             at most so many rows, rounded up to balanced sets\n"
"                       (default: 500)\n"
"  --seconds S          stop after S seconds (default: 2; with --rows, never)\n"
"  --memory M           of the child: none 1m 16m (written by itself), cow1m\n"
"                       cow16m (inherited copy-on-write) (default: none)\n"
"  --sharing S          fork, vfork, vm: rfork(RFMEM) or clone(CLONE_VM)\n"
"                       (default: fork)\n"
"  --placement P        the parent waits on the same PU or an other\n"
"                       (default: same)\n"
"  --concurrency N      so many parents at once, each on a PU (default: 1)\n"
"  --cpus LIST          the PUs to use, as in 0,2-3 (default: all allowed)\n"
"  --verbose            print what a life took on average\n"
"  --help               this text\n"
"Exit status: 0; 1 an error; 2 bad use; 4 skipped: this machine cannot do it.\n"
"An interrupted run keeps the rows that it has.\n";

/* What the options that are no plain values set. */
static struct options *parsed;

static void
take_memory(const char *name)
{

	parsed->memory = memory_get(name);
}

static void
take_sharing(const char *name)
{

	parsed->sharing = sharing_get(name);
}

static void
take_placement(const char *name)
{

	if (strcmp(name, "same") != 0 && strcmp(name, "other") != 0)
		errx(2, "no placement '%s'; there are: same other", name);
	parsed->other = strcmp(name, "other") == 0;
}

static void
take_pus(const char *list)
{
	struct options *o;
	char pu[16];

	o = parsed;
	for (o->npus = 0; args_word(&list, pu, sizeof(pu)); o->npus++) {
		if (o->npus == CPU_MAX)
			errx(2, "--pus: more than %d", CPU_MAX);
		o->pus[o->npus] = (unsigned)args_number("--pus", pu, 0,
		    UINT_MAX);
	}
}

static void
check(const struct options *o)
{

	if ((o->raw == NULL) == (o->variant == NULL))
		errx(2, "give either --raw DIR or --variant NAME; see --help");
	if (o->variant != NULL && o->count == 0)
		errx(2, "--variant needs --count N, how many lives");
	if (o->variant == NULL && o->count != 0)
		errx(2, "--count goes with --variant; see --rows");
	if (o->variant != NULL && o->plant_ns != 0)
		errx(2, "--plant goes with --raw");
	if (o->npus == 0)
		errx(2, "this is a part of forkexit; start that");
}

void
options_get(struct options *o, int argc, char *argv[])
{
	const char *front;	/* --cpus, of which the front has made --pus */
	const struct arg args[] = {
		{ "raw", .text = &o->raw },
		{ "invocation", .number = &o->invocation, .most = 1000000 },
		{ "seed", .number64 = &o->seed, .most = UINT64_MAX },
		{ "base", .text = &o->base },
		{ "variants", .text = &o->variants },
		{ "variant", .text = &o->variant },
		{ "count", .number = &o->count, .least = 1,
		    .most = 1000000000 },
		{ "memory", .take = take_memory },
		{ "sharing", .take = take_sharing },
		{ "placement", .take = take_placement },
		{ "concurrency", .number = &o->concurrency, .least = 1,
		    .most = CPU_MAX / 2 },
		{ "seconds", .seconds = &o->seconds, .most = 86400 },
		{ "rows", .number = &o->rows, .least = 1, .most = 100000 },
		{ "plant", .number = &o->plant_ns, .least = 1,
		    .most = 1000000000 },
		{ "cpus", .text = &front },
		{ "pus", .take = take_pus },
		{ "verbose", .flag = &o->verbose },
		{ 0 }
	};

	*o = (struct options){ .seed = 1, .base = VARIANT_DEFAULT_BASE,
	    .memory = memory_get("none"), .concurrency = 1 };
	parsed = o;
	args_get_all(argc, argv, args, usage_text);
	if (o->raw != NULL && o->rows == 0 && o->seconds == 0)
		o->seconds = 2;
	check(o);
}

unsigned
options_pus_needed(const struct options *o)
{

	return (o->concurrency * (o->other ? 2 : 1));
}

const char *
options_skip(const struct options *o, char *buf, unsigned long len)
{
	unsigned needed;

	needed = options_pus_needed(o);
	if (!sharing_available(o->sharing)) {
		(void)snprintf(buf, len,
		    "sharing %s: here no child can start on its own stack",
		    sharing_name(o->sharing));
		return (buf);
	}
	if (o->sharing != SHARING_FORK && o->memory->bytes != 0) {
		(void)snprintf(buf, len,
		    "memory %s needs sharing fork: with %s it stays mapped",
		    o->memory->name, sharing_name(o->sharing));
		return (buf);
	}
	if (o->npus < needed) {
		(void)snprintf(buf, len,
		    "concurrency %u, placement %s needs %u PUs, %u available",
		    o->concurrency, o->other ? "other" : "same", needed,
		    o->npus);
		return (buf);
	}
	return (NULL);
}
