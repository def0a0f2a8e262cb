/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* verify: is this exit path right in every execution? */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "search.h"
#include "settings.h"
#include "variants.h"

static const char usage_text[] =
    "usage: verify [-h] [--variant NAME[,NAME...]] [--quiet]\n"
    "              [--no-pmap-lock] [--proc-lock]\n"
    "Two CPUs exit from one vmspace, in every way that atomic(9) allows.\n"
    "Prints a line per variant, and the first execution that is wrong.\n"
    "  --variant      these only (default: all)\n"
    "  --quiet        the lines without the executions\n"
    "  --no-pmap-lock pmap_remove_pages() does not take the pmap lock\n"
    "  --proc-lock    PROC_VMSPACE_LOCK() is a mutex, not a no-op\n"
    "Exit status: 0 all hold, 1 some do not, 2 bad use.\n";

static const char *variants;
static int quiet;

static void
parse(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0 ||
		    strcmp(argv[i], "-h") == 0) {
			fputs(usage_text, stdout);
			exit(0);
		} else if (strcmp(argv[i], "--variant") == 0) {
			if (++i == argc)
				errx(2, "--variant wants a name; see --help");
			variants = argv[i];
		} else if (strcmp(argv[i], "--quiet") == 0)
			quiet = 1;
		else if (strcmp(argv[i], "--no-pmap-lock") == 0)
			settings.pmap_remove_pages_lock = 0;
		else if (strcmp(argv[i], "--proc-lock") == 0)
			settings.proc_vmspace_lock = 1;
		else
			errx(2, "'%s' is not an option; see --help", argv[i]);
	}
}

static void
print(const struct variant *v, const struct outcome *outcome)
{

	if (outcome->holds)
		printf("%-20s %9lu executions  holds\n", v->name,
		    outcome->executions);
	else
		printf("%-20s %9lu executions  violated: %s\n", v->name,
		    outcome->executions, outcome->property);
	if (!outcome->holds && !quiet)
		printf("%s\n", outcome->history);
	fflush(stdout);
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
		search(set[i], &outcome);
		print(set[i], &outcome);
		if (!outcome.holds)
			status = 1;
		free(outcome.history);
	}
	if (ferror(stdout))
		err(1, "cannot write the result");
	return (status);
}
