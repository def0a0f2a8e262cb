/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The anatomy of an exit: what every variant does, counted by running it.
 */
#include <err.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "args.h"
#include "cases.h"
#include "cpu.h"
#include "variants.h"

static const struct {
	const char	*scenario;
	const char	*title;
} cases[NCASES] = {
	[CASE_SOLE] = { "sole", "sole: the only holder" },
	[CASE_SHARED_FIRST] = { "shared", "shared: the first of two holders" },
	[CASE_SHARED_LAST] = { "shared", "shared: the last of two holders" },
	[CASE_RACE_OVERTAKEN] = { "race",
	    "race: of two, the other exits while we load an address space" },
	[CASE_STORM] = { "storm", "storm: the only holder, among others" },
	[CASE_OBSERVED] = { "observed",
	    "observed: the only holder, while an observer holds a reference" },
};

static const char usage[] =
"usage: anatomy [--json] [--next idle|process] [--variants A,B]\n"
"Counts the operations of one exit, by running it, for every variant.\n"
"  --json           print JSON, not tables\n"
"  --next WHO       of the tables: who runs after it (default: idle)\n"
"  --variants A,B   these only (default: all)\n"
"  --help           this text\n";

/*
 * Of the line that has most of them; with those of what comes before (NULL:
 * nothing) on the same line.
 */
static unsigned
busiest(const struct op_counts *oc, const struct op_counts *before)
{
	unsigned i, j, most, n;

	most = 0;
	for (i = 0; i < OC_LINES; i++) {
		n = oc->oc_visits[i];
		for (j = 0; before != NULL && j < OC_LINES; j++)
			if (before->oc_line[j] == oc->oc_line[i])
				n += before->oc_visits[j];
		if (n > most)
			most = n;
	}
	return (most);
}

static unsigned
visits(const struct op_counts *oc)
{
	unsigned i, sum;

	sum = 0;
	for (i = 0; i < OC_LINES; i++)
		sum += oc->oc_visits[i];
	return (sum);
}

static void
print_row(const char *name, const struct exit_counts *ec)
{
	const struct op_counts *in, *all;

	in = &ec->inline_part;
	all = &ec->whole;
	printf("%-24s %3u%4u %4u%4u %4u%4u %4u%4u %4u%4u %4u%4u %4u%4u  %s\n",
	    name, in->oc_load, all->oc_load, in->oc_activate, all->oc_activate,
	    in->oc_rmw - in->oc_global, all->oc_rmw - all->oc_global,
	    in->oc_global, all->oc_global, in->oc_fence, all->oc_fence,
	    in->oc_lock, all->oc_lock, in->oc_tlb, all->oc_tlb,
	    ec->freed != NULL ? ec->freed : "-");
}

static void
print_table(enum exit_case which, enum next next, const struct variant **set,
    unsigned n)
{
	struct exit_counts ec;
	unsigned i;

	printf("%s\n%-24s %7s %8s %8s %8s %8s %8s %8s  %s\n",
	    cases[which].title, "vmspace_exit, whole", "loads", "activate",
	    "own rmw", "global", "fences", "lock ops", "flushes", "freed by");
	for (i = 0; i < n; i++) {
		case_count(set[i], which, next, &ec);
		print_row(set[i]->name, &ec);
	}
	printf("\n");
}

/* "next" is NULL where it makes no difference: in the inline part. */
static json_t *
make_entry(const struct variant *v, enum exit_case which, const char *part,
    const char *next, const struct op_counts *oc,
    const struct op_counts *before, const char *freed)
{

	return (json_pack(
	    "{ss ss ss ss ss ss* si si si si si si si si si si si ss*}",
	    "arch", ARCH, "scenario", cases[which].scenario,
	    "case", cases[which].title, "variant", v->name, "part", part,
	    "next", next, "address_space_loads", (int)oc->oc_load,
	    "pmap_activate_calls", (int)oc->oc_activate,
	    "atomic_rmw", (int)oc->oc_rmw,
	    "own_atomics", (int)(oc->oc_rmw - oc->oc_global),
	    "global_atomics", (int)oc->oc_global,
	    "global_visits", (int)visits(oc),
	    "busiest_line_visits", (int)busiest(oc, before),
	    "fences", (int)oc->oc_fence, "full_fences", (int)oc->oc_full,
	    "lock_operations", (int)oc->oc_lock,
	    "tlb_flushes", (int)oc->oc_tlb, "freed_by", freed));
}

static void
add_entries(json_t *list, const struct variant *v, enum exit_case which)
{
	struct exit_counts ec;
	const struct op_counts *before;

	/* A storm times the arrival, too. */
	before = which == CASE_STORM ? &ec.arrival : NULL;
	case_count(v, which, NEXT_IDLE, &ec);
	json_array_append_new(list, make_entry(v, which, "arrival", NULL,
	    &ec.arrival, NULL, NULL));
	json_array_append_new(list, make_entry(v, which, "inline", NULL,
	    &ec.inline_part, NULL, NULL));
	json_array_append_new(list, make_entry(v, which, "whole", "idle",
	    &ec.whole, before, ec.freed));
	case_count(v, which, NEXT_PROCESS, &ec);
	json_array_append_new(list, make_entry(v, which, "whole", "process",
	    &ec.whole, before, ec.freed));
}

static void
print_json(const struct variant **set, unsigned n)
{
	json_t *list, *root;
	unsigned i, which;

	list = json_array();
	for (which = 0; which < NCASES; which++)
		for (i = 0; i < n; i++)
			add_entries(list, set[i], (enum exit_case)which);
	root = json_pack("{si so}", "schema", 1, "operations", list);
	if (root == NULL || json_dumpf(root, stdout, JSON_INDENT(1)) != 0)
		errx(1, "cannot write the counts");
	printf("\n");
	json_decref(root);
}

int
main(int argc, char **argv)
{
	const struct variant *set[VARIANTS_MAX];
	const char *list, *who;
	enum next next;
	unsigned n, which;
	bool json;
	const struct arg args[] = {
		{ "json", .flag = &json },
		{ "next", .text = &who },
		{ "variants", .text = &list },
		{ 0 }
	};

	json = false;
	who = "idle";
	list = NULL;
	args_get_all(argc, argv, args, usage);
	next = strcmp(who, "process") == 0 ? NEXT_PROCESS : NEXT_IDLE;
	if (next == NEXT_IDLE && strcmp(who, "idle") != 0)
		errx(2, "no next '%s'; there are: idle process", who);
	n = variants_select(list, set);
	kernel_start();
	if (json)
		print_json(set, n);
	else
		for (which = 0; which < NCASES; which++)
			print_table((enum exit_case)which, next, set, n);
	if (fflush(stdout) != 0 || ferror(stdout))
		err(1, "cannot write the counts");
	return (0);
}
