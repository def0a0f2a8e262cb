/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* compare: variants within a run, or runs with each other. */
#include <err.h>
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "comparable.h"
#include "compare.h"

#define	EXIT_VOID	3

static const char usage_text[] =
"usage: compare [--base A] [--new B] [--scenario S,T] RUN\n"
"       compare [--new V] [--scenario S,T] [--differ KEY]... RUNA RUNB ...\n"
"\n"
"One RUN: its variants (or B alone) against its base (or A), each with\n"
"the verdict that it has among all comparisons of the run.\n"
"Several, a1 b1 a2 b2 ...: every variant (or V alone) on side B against\n"
"itself on side A; a pair of runs is one sample.  One comparison needs six,\n"
"more need more: --new and --scenario choose.\n"
"--differ admits a difference between the sides.  KEY is one of\n"
"  cpu pus hypervisor kernel compiler flags source settings,\n"
"void (admits void runs) or complete (admits incomplete ones).\n"
"\n"
"Exit status: 0; 3 a run is void; 1 an error; 2 bad use, or runs that\n"
"cannot be compared.\n";

/* Does any cell of the run hold this scenario? */
static bool
has_scenario(const struct run *run, const char *scenario)
{
	size_t i;

	for (i = 0; i < run->ncells; i++)
		if (strcmp(run->cells[i].cell.scenario, scenario) == 0)
			return (true);
	return (false);
}

static bool
has_variant(const struct run *run, const char *variant)
{
	size_t i;

	for (i = 0; i < run->ncells; i++)
		if (rawin_variant(&run->cells[i], variant) != RAWIN_ABSENT)
			return (true);
	return (false);
}

static void
check_scenarios(const struct run *run, const char *list)
{
	char scenario[CELL_NAME_MAX];

	if (*list == '\0')
		errx(2, "--scenario: the list is empty");
	while (args_word(&list, scenario, sizeof(scenario)))
		if (!has_scenario(run, scenario))
			errx(2, "%s: did not measure the scenario %s",
			    run->dir, scenario);
}

/* Every name that was asked for stands in the run, or the program ends. */
static void
check_names(const struct run *run, const struct choice *choice)
{

	if (choice->scenarios != NULL)
		check_scenarios(run, choice->scenarios);
	if (choice->base != NULL && !has_variant(run, choice->base))
		errx(2, "%s: did not measure the variant %s", run->dir,
		    choice->base);
	if (choice->variant != NULL && !has_variant(run, choice->variant))
		errx(2, "%s: did not measure the variant %s", run->dir,
		    choice->variant);
}

/* Read and compare; returns whether a run is void. */
static bool
compare(char *const dirs[], size_t n, const struct choice *choice,
    const char *const differ[], size_t ndiffer)
{
	struct run *runs;
	size_t i;
	bool is_void;
	char message[RUN_MESSAGE_MAX];

	runs = calloc(n, sizeof(*runs));
	if (runs == NULL)
		err(1, "%zu runs", n);
	is_void = false;
	for (i = 0; i < n; i++) {
		if (run_read(&runs[i], dirs[i], message) != 0)
			errx(1, "%s", message);
		check_names(&runs[i], choice);
		is_void = is_void || runs[i].is_void;
	}
	if (n > 1 && !comparable(runs, n, differ, ndiffer, message))
		errx(2, "%s", message);
	if (n == 1) {
		if (run_incomplete(&runs[0]))
			warnx("%s: incomplete: the run was interrupted",
			    dirs[0]);
		compare_run(&runs[0], choice, is_void);
	} else
		compare_runs(runs, n, choice, is_void);
	for (i = 0; i < n; i++)
		run_free(&runs[i]);
	free(runs);
	return (is_void);
}

/* Once: a second list would have to mean both, or silently one of them. */
static void
choose_scenarios(struct choice *choice, const char *list)
{

	if (choice->scenarios != NULL)
		errx(2, "--scenario: give one list, as in sole,race");
	choice->scenarios = list;
}

int
main(int argc, char *argv[])
{
	static const struct option options[] = {
		{ "base", required_argument, NULL, 'b' },
		{ "new", required_argument, NULL, 'n' },
		{ "scenario", required_argument, NULL, 's' },
		{ "differ", required_argument, NULL, 'd' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 }
	};
	const char **differ;
	struct choice choice;
	size_t n, ndiffer;
	int ch;
	bool is_void;

	choice = (struct choice){ NULL, NULL, NULL };
	differ = calloc((size_t)argc, sizeof(*differ));
	if (differ == NULL)
		err(1, NULL);
	ndiffer = 0;
	while ((ch = getopt_long(argc, argv, "", options, NULL)) != -1)
		switch (ch) {
		case 'b':
			choice.base = optarg;
			break;
		case 'n':
			choice.variant = optarg;
			break;
		case 's':
			choose_scenarios(&choice, optarg);
			break;
		case 'd':
			if (!comparable_key(optarg))
				errx(2,
				    "--differ %s: no such key; there are: %s",
				    optarg, comparable_keys);
			differ[ndiffer++] = optarg;
			break;
		case 'h':
			(void)fputs(usage_text, stdout);
			return (0);
		default:
			errx(2, "compare --help says what it takes");
		}
	n = (size_t)(argc - optind);
	if (n == 0)
		errx(2, "no run given: compare --help says what it takes");
	if (n % 2 != 0 && n != 1)
		errx(2,
		    "%zu runs: give one, or an even number, a1 b1 a2 b2 ...",
		    n);
	if (n > 1 && choice.base != NULL)
		errx(2, "--base has no meaning with several runs; see --help");
	if (n == 1 && ndiffer > 0)
		errx(2, "--differ has no meaning with one run");
	is_void = compare(argv + optind, n, &choice, differ, ndiffer);
	free(differ);
	if (fflush(stdout) != 0)
		err(1, "standard output");
	return (is_void ? EXIT_VOID : 0);
}
