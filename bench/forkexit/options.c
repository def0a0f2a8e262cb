/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
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
"  --seconds S          stop after S seconds (default: 2) or 500 rows\n"
"  --rows N             so many rows instead, rounded up to balanced sets\n"
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

static bool
get_placement(const char *name)
{

	if (strcmp(name, "same") != 0 && strcmp(name, "other") != 0)
		errx(2, "no placement '%s'; there are: same other", name);
	return (strcmp(name, "other") == 0);
}

static void
get_pus(struct options *o, const char *list)
{
	char pu[16];

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
	static const struct option options[] = {
		{ "raw", required_argument, NULL, 'r' },
		{ "invocation", required_argument, NULL, 'i' },
		{ "seed", required_argument, NULL, 's' },
		{ "base", required_argument, NULL, 'b' },
		{ "variants", required_argument, NULL, 'V' },
		{ "variant", required_argument, NULL, 'v' },
		{ "count", required_argument, NULL, 'n' },
		{ "memory", required_argument, NULL, 'm' },
		{ "sharing", required_argument, NULL, 'S' },
		{ "placement", required_argument, NULL, 'p' },
		{ "concurrency", required_argument, NULL, 'c' },
		{ "seconds", required_argument, NULL, 't' },
		{ "rows", required_argument, NULL, 'R' },
		{ "plant", required_argument, NULL, 'P' },
		{ "cpus", required_argument, NULL, 'C' },
		{ "pus", required_argument, NULL, 'u' },
		{ "verbose", no_argument, NULL, 'd' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 }
	};
	int c;

	*o = (struct options){ .seed = 1, .base = VARIANT_DEFAULT_BASE,
	    .memory = memory_get("none"), .concurrency = 1, .seconds = 2 };
	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
		switch (c) {
		case 'r':
			o->raw = optarg;
			break;
		case 'i':
			o->invocation = (unsigned)args_number("--invocation",
			    optarg, 0, 1000000);
			break;
		case 's':
			o->seed = args_number("--seed", optarg, 0, UINT64_MAX);
			break;
		case 'b':
			o->base = optarg;
			break;
		case 'V':
			o->variants = optarg;
			break;
		case 'v':
			o->variant = optarg;
			break;
		case 'n':
			o->count = (unsigned)args_number("--count", optarg,
			    1, 1000000000);
			break;
		case 'm':
			o->memory = memory_get(optarg);
			break;
		case 'S':
			o->sharing = sharing_get(optarg);
			break;
		case 'p':
			o->other = get_placement(optarg);
			break;
		case 'c':
			o->concurrency = (unsigned)args_number("--concurrency",
			    optarg, 1, CPU_MAX / 2);
			break;
		case 't':
			o->seconds = args_seconds("--seconds", optarg, 86400);
			break;
		case 'R':
			o->rows = (unsigned)args_number("--rows", optarg, 1,
			    100000);
			break;
		case 'P':
			o->plant_ns = (unsigned)args_number("--plant", optarg,
			    1, 1000000000);
			break;
		case 'C':
			/* The front has made --pus of it. */
			break;
		case 'u':
			get_pus(o, optarg);
			break;
		case 'd':
			o->verbose = true;
			break;
		case 'h':
			(void)fputs(usage_text, stdout);
			exit(0);
		default:
			/* getopt_long(3) has said what is wrong. */
			exit(2);
		}
	if (optind != argc)
		errx(2, "'%s' is not an option; see --help", argv[optind]);
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
