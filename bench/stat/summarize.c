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

#include "pairs.h"
#include "run.h"
#include "summary.h"

#define	EXIT_VOID	3

static const char usage_text[] =
"usage: summarize RUNDIR\n"
"\n"
"Reads RUNDIR/meta.json, RUNDIR/anatomy.json (where there is one) and\n"
"RUNDIR/raw/*.tsv.  Writes RUNDIR/summary.json, and for ministat(1)\n"
"RUNDIR/values/CELL.VARIANT, one invocation's median in ns a line.\n"
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
	(void)json_dumpf(summary, f, JSON_INDENT(1) | JSON_REAL_PRECISION(9));
	(void)putc('\n', f);
	close_written(f, temporary);
	if (rename(temporary, path) != 0)
		err(1, "%s", path);
}

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

int
main(int argc, char *argv[])
{
	struct run run;
	json_t *anatomy, *line, *summary;
	size_t i;
	bool is_void;
	char message[RUN_MESSAGE_MAX], values[4096];

	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		(void)fputs(usage_text, stdout);
		return (0);
	}
	if (argc != 2 || argv[1][0] == '-')
		errx(2, "usage: summarize RUNDIR (summarize --help says more)");
	if (run_read(&run, argv[1], message) != 0)
		errx(1, "%s", message);
	anatomy = run_json(argv[1], "anatomy.json", true, message);
	if (message[0] != '\0')
		errx(1, "%s", message);
	summary = summary_json(&run, anatomy);
	json_array_foreach(run.warnings, i, line)
		warnx("%s", json_string_value(line));
	(void)snprintf(values, sizeof(values), "%s/values", argv[1]);
	if (mkdir(values, 0777) != 0 && errno != EEXIST)
		err(1, "%s", values);
	for (i = 0; i < run.ncells; i++)
		write_values(argv[1], &run.cells[i]);
	write_summary(argv[1], summary);
	is_void = run.is_void;
	if (is_void)
		warnx("%s: void: the control moved", argv[1]);
	json_decref(summary);
	json_decref(anatomy);
	run_free(&run);
	return (is_void ? EXIT_VOID : 0);
}
