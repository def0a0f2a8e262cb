/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The micro benchmark: an ordinary Google Benchmark program that lists every
 * setting and variant, and the floor.  For a comparison use "make compare":
 * this program times one variant after the other.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cpu.h"
#include "gbench.h"
#include "plan.h"
#include "topo.h"
#include "variants.h"

struct micro {
	struct setting	setting;
	const struct variant *variant;	/* NULL: the floor */
	unsigned	block;		/* found once; see run() */
};

/*
 * One iteration is one exit; a batch is a block of them.  The library insists
 * that all repetitions have the same number of iterations, so the block, by
 * which they overshoot, is that of the first.
 */
static void
run(struct gb_state *state, void *user)
{
	struct micro *micro;
	struct element *e;

	micro = user;
	e = measure_open(&micro->setting, micro->variant, micro->block);
	micro->block = measure_block(e);
	while (gb_keep_running_batch(state, micro->block))
		gb_set_iteration_time(state, micro->block * 1e-9 *
		    measure_element(e, micro->variant));
	measure_close(e);
}

static void
add(const struct setting *s, const struct variant *v)
{
	struct micro *micro;
	char cpus[32], load[32], name[256];

	micro = malloc(sizeof(*micro));
	if (micro == NULL)
		err(1, "micro");
	micro->setting = *s;
	micro->variant = v;
	micro->block = 0;
	cpus[0] = load[0] = '\0';
	if (s->scenario->most > s->scenario->least)
		(void)snprintf(cpus, sizeof(cpus), "/cpus:%u", s->cpus);
	if (s->load_ns != 0)
		(void)snprintf(load, sizeof(load), "/load:%u", s->load_ns);
	(void)snprintf(name, sizeof(name), "%s/%s%s%s%s%s/%s",
	    s->scenario->name, setting_part(s), cpus, load,
	    s->caches != CACHES_WARM ? "/caches:" : "",
	    s->caches != CACHES_WARM ? setting_caches(s) : "",
	    v != NULL ? v->name : "bare");
	if (gb_register(name, run, micro) != 0)
		err(1, "%s", name);
}

/* Takes "--name=value" out of the arguments; NULL if it is not there. */
static const char *
take_option(int *argc, char **argv, const char *name)
{
	const char *value;
	size_t len;
	int i, kept;

	value = NULL;
	len = strlen(name);
	for (i = kept = 0; i < *argc; i++)
		if (strncmp(argv[i], name, len) == 0 && argv[i][len] == '=')
			value = argv[i] + len + 1;
		else
			argv[kept++] = argv[i];
	argv[kept] = NULL;
	*argc = kept;
	return (value);
}

static void
skipped(const char *line)
{

	warnx("%s", line);
}

int
main(int argc, char **argv)
{
	static char min_time[] = "--benchmark_min_time=0.02";
	const struct variant *set[VARIANTS_MAX];
	struct choice choice = { NULL, NULL, NULL, NULL, NULL };
	struct plan plan;
	char **args, topology[128];
	unsigned i, j, n;

	/* Ours first, so that the user's own flag beats it. */
	args = malloc(((size_t)argc + 2) * sizeof(*args));
	if (args == NULL)
		err(1, "micro");
	args[0] = argv[0];
	args[1] = min_time;
	memcpy(args + 2, argv + 1, (size_t)argc * sizeof(*args));
	argc++;

	topo_open(take_option(&argc, args, "--cpus"));
	choice.loads = take_option(&argc, args, "--loads");
	choice.next = take_option(&argc, args, "--next");
	choice.caches = take_option(&argc, args, "--caches");
	plan_make(&plan, &choice, topo_npus(), skipped);
	n = variants_select(NULL, set);
	kernel_start();
	for (i = 0; i < plan.n; i++) {
		for (j = 0; j < n; j++)
			add(&plan.setting[i], set[j]);
		if (plan.setting[i].scenario->holders == 1 &&
		    plan.setting[i].scenario->most == 1 &&
		    plan.setting[i].caches == CACHES_WARM)
			add(&plan.setting[i], NULL);
	}
	topo_describe(topology, sizeof(topology));
	if (gb_context("topology", topology) != 0 ||
	    gb_context("arch", ARCH) != 0)
		err(1, "gb_context");
	return (gb_main(argc, args));
}
