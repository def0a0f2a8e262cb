/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The variants as "make list" shows them, and as JSON for the run's record. */
#include <err.h>
#include <jansson.h>
#include <stdio.h>

#include "args.h"
#include "variants.h"

static void
print_table(const struct variant **set, unsigned n)
{
	unsigned i;

	for (i = 0; i < n; i++)
		printf("%s%-20s  %s\n%-20s  from: %s\n%-20s  expected: %s\n",
		    i > 0 ? "\n" : "", set[i]->name, set[i]->note->title, "",
		    set[i]->note->origin, "", set[i]->note->expected);
}

static void
print_json(const struct variant **set, unsigned n)
{
	json_t *list;
	unsigned i;

	list = json_array();
	for (i = 0; i < n; i++)
		json_array_append_new(list, json_pack("{ss ss ss ss ss}",
		    "name", set[i]->name, "title", set[i]->note->title,
		    "origin", set[i]->note->origin,
		    "expected", set[i]->note->expected,
		    "touches", set[i]->note->touches != NULL ?
		    set[i]->note->touches : "vmspace_exit"));
	if (json_dumpf(list, stdout, JSON_INDENT(1)) != 0)
		errx(1, "cannot write the list");
	printf("\n");
	json_decref(list);
}

int
main(int argc, char **argv)
{
	const struct variant *set[VARIANTS_MAX];
	unsigned i, n;
	bool json;
	const struct arg args[] = { { "json", .flag = &json }, { 0 } };

	json = false;
	args_get_all(argc, argv, args,
	    "usage: list [--json]\nLists the variants.\n");
	n = variants_select(NULL, set);
	if (json)
		print_json(set, n);
	else {
		print_table(set, n);
		n = variants_broken(set);
		for (i = 0; i < n; i++)
			printf("\n%-20s  (does not compile) %s\n",
			    set[i]->name, set[i]->note->broken);
	}
	if (fflush(stdout) != 0 || ferror(stdout))
		err(1, "cannot write the list");
	return (0);
}
