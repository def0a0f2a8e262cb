/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* summarize RUNDIR: from the raw samples of a run to its summary.json. */
#define	_DEFAULT_SOURCE	1	/* glibc: mkdir with -std=c17 */

#include <sys/stat.h>
#include <err.h>
#include <errno.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "args.h"
#include "medians.h"
#include "run.h"
#include "summary.h"

#define	EXIT_VOID	3

static const char usage_text[] =
"usage: summarize [--print] [--base NAME] RUNDIR\n"
"\n"
"Reads RUNDIR/meta.json, RUNDIR/anatomy.json (where there is one) and\n"
"RUNDIR/raw/*.tsv.  Writes RUNDIR/summary.json, and for ministat(1)\n"
"RUNDIR/values/CELL.VARIANT, one invocation's median in ns a line.\n"
"  --print      the summary on standard output, and write nothing\n"
"  --base NAME  compare with this variant and not with the run's base\n"
"\n"
"Exit status: 0; 3 void, as a control has moved (all is written);\n"
"1 an error; 2 bad use.\n";

/* Close a written file.  After an error it goes, and the program ends. */
static void
close_written(FILE *f, const char *path)
{
	bool failed;
	int error;

	failed = ferror(f) != 0;
	if (fclose(f) == 0 && !failed)
		return;
	error = errno;
	(void)remove(path);
	errno = error;
	err(1, "%s", path);
}

static void
put_summary(const json_t *summary, FILE *f)
{

	(void)json_dumpf(summary, f, JSON_INDENT(1) | JSON_REAL_PRECISION(9));
	(void)putc('\n', f);
}

/* Write under a temporary name and rename: nobody sees half a summary. */
static void
write_summary(const char *dir, const json_t *summary)
{
	FILE *f;
	char path[4096], temporary[4096];

	(void)snprintf(path, sizeof(path), "%s/summary.json", dir);
	(void)snprintf(temporary, sizeof(temporary), "%s/summary.json.tmp",
	    dir);
	f = fopen(temporary, "w");
	if (f == NULL)
		err(1, "%s", temporary);
	put_summary(summary, f);
	close_written(f, temporary);
	if (rename(temporary, path) != 0)
		err(1, "%s", path);
}

/* Write a file for each variant of the cell. */
static void
write_values(const char *dir, const struct rawin *in)
{
	struct level level;
	FILE *f;
	size_t i, variant;
	char name[CELL_NAME_MAX], path[4096];

	(void)cell_name(name, sizeof(name), &in->cell);
	for (variant = 0; variant < in->nvariants; variant++) {
		(void)snprintf(path, sizeof(path), "%s/values/%s.%s", dir,
		    name, in->variants[variant]);
		f = fopen(path, "w");
		if (f == NULL)
			err(1, "%s", path);
		level = level_measure(in, variant, WALL_TIME);
		for (i = 0; i < level.n; i++)
			(void)fprintf(f, "%.7g\n", level.median[i]);
		level_free(&level);
		close_written(f, path);
	}
}

/* Write what the run's directory is to hold. */
static void
write_all(const char *dir, const struct run *run, const json_t *summary)
{
	const json_t *line;
	size_t i;
	char values[4096];

	json_array_foreach(run->warnings, i, line)
		warnx("%s", json_string_value(line));
	(void)snprintf(values, sizeof(values), "%s/values", dir);
	if (mkdir(values, 0777) != 0 && errno != EEXIST)
		err(1, "%s", values);
	for (i = 0; i < run->ncells; i++)
		write_values(dir, &run->cells[i]);
	write_summary(dir, summary);
	if (run->is_void)
		warnx("%s: void: the control moved", dir);
}

int
main(int argc, char *argv[])
{
	struct run run;
	json_t *anatomy, *summary;
	const char *base, *dir;
	int first;
	bool is_void, print;
	char message[RUN_MESSAGE_MAX];
	const struct arg args[] = {
		{ "print", .flag = &print },
		{ "base", .text = &base },
		{ 0 }
	};

	print = false;
	base = NULL;
	first = args_get(argc, argv, args, usage_text);
	if (argc - first != 1)
		errx(2, "give one run: summarize --help says what it takes");
	dir = argv[first];
	if (run_read(&run, dir, message) != 0)
		errx(1, "%s", message);
	anatomy = run_json(dir, "anatomy.json", true, message);
	if (message[0] != '\0')
		errx(1, "%s", message);
	if (base != NULL)
		run.base = base;
	summary = summary_json(&run, anatomy);
	if (print) {
		put_summary(summary, stdout);
		if (fflush(stdout) != 0)
			err(1, "standard output");
	} else
		write_all(dir, &run, summary);
	is_void = run.is_void;
	json_decref(summary);
	json_decref(anatomy);
	run_free(&run);
	return (is_void ? EXIT_VOID : 0);
}
