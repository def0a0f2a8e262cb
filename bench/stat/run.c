/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#define	_DEFAULT_SOURCE	1	/* glibc: scandir with -std=c17 */

#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "run.h"

/* Set the message. */
static void
say(char message[RUN_MESSAGE_MAX], const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(message, RUN_MESSAGE_MAX, fmt, ap);
	va_end(ap);
}

json_t *
run_json(const char *dir, const char *name, bool optional,
    char message[RUN_MESSAGE_MAX])
{
	json_error_t error;
	json_t *json;
	FILE *f;
	char path[4096];

	message[0] = '\0';
	(void)snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "r");
	if (f == NULL) {
		if (!optional || errno != ENOENT)
			say(message, "%s: %s", path, strerror(errno));
		return (NULL);
	}
	json = json_loadf(f, JSON_REJECT_DUPLICATES, &error);
	(void)fclose(f);
	if (json == NULL)
		say(message, "%s:%d: %s", path, error.line, error.text);
	else if (!json_is_object(json)) {
		say(message, "%s: not a JSON object", path);
		json_decref(json);
		json = NULL;
	}
	return (json);
}

void
run_warn(struct run *run, const char *fmt, ...)
{
	va_list ap;
	char line[RUN_MESSAGE_MAX];

	va_start(ap, fmt);
	(void)vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	(void)json_array_append_new(run->warnings, json_string(line));
}

static int
is_entry(const struct dirent *d)
{

	return (d->d_name[0] != '.');
}

/* Read a directory into the next cell; as run_read(). */
static int
read_cell(struct run *run, const char *path, const char *name, char *message)
{
	struct rawin *in;
	char expected[CELL_NAME_MAX];

	in = &run->cells[run->ncells];
	if (rawin_read(in, path) != 0) {
		say(message, "%s", in->message);
		return (-1);
	}
	if (in->nsamples == 0) {
		run_warn(run, "%s: no invocation is whole: left out", path);
		rawin_free(in);
		return (0);
	}
	run->ncells++;
	(void)cell_name(expected, CELL_NAME_MAX, &in->cell);
	if (strcmp(expected, name) == 0)
		return (0);
	say(message, "%s: holds the cell of %s", path, expected);
	return (-1);
}

static int
read_cells(struct run *run, char *message)
{
	struct dirent **list;
	char dir[4096], path[8192];
	int i, n, rc;

	(void)snprintf(dir, sizeof(dir), "%s/raw", run->dir);
	n = scandir(dir, &list, is_entry, alphasort);
	if (n < 0) {
		say(message, "%s: %s", dir, strerror(errno));
		return (-1);
	}
	run->cells = calloc((size_t)n + 1, sizeof(*run->cells));
	if (run->cells == NULL)
		err(1, "%s", dir);
	rc = 0;
	for (i = 0; i < n; i++) {
		(void)snprintf(path, sizeof(path), "%s/%s", dir,
		    list[i]->d_name);
		if (rc == 0)
			rc = read_cell(run, path, list[i]->d_name, message);
		free(list[i]);
	}
	free(list);
	if (rc == 0 && run->ncells == 0) {
		say(message, "%s: nothing was measured: no invocation is whole",
		    dir);
		rc = -1;
	}
	return (rc);
}

/* Has the control of any cell moved?  Says it where that cannot be judged. */
static bool
moved(struct run *run)
{
	struct control control;
	size_t fewest, i;
	bool any;

	any = false;
	fewest = SIZE_MAX;
	for (i = 0; i < run->ncells; i++) {
		if (!control_measure(&run->cells[i], &control))
			continue;
		any = any || control.moved;
		if (!control.judged && control.n < fewest)
			fewest = control.n;
	}
	if (fewest != SIZE_MAX)
		run_warn(run, "too few invocations to judge the control by: %zu, where 11 are enough",
		    fewest);
	return (any);
}

/* A text of meta.json, or what stands for it there. */
static const char *
meta_text(const struct run *run, const char *key, const char *otherwise)
{
	const json_t *text;

	text = json_object_get(run->meta, key);
	return (json_is_string(text) ? json_string_value(text) : otherwise);
}

int
run_read(struct run *run, const char *dir, char message[RUN_MESSAGE_MAX])
{

	*run = (struct run){ .dir = dir };
	run->meta = run_json(dir, "meta.json", false, message);
	if (run->meta == NULL)
		return (-1);
	run->base = meta_text(run, "base", "fcmpset_loop");
	run->samples = meta_text(run, "samples", NULL);
	run->warnings = json_array();
	if (read_cells(run, message) != 0) {
		run_free(run);
		return (-1);
	}
	run->is_void = moved(run) ||
	    json_is_true(json_object_get(run->meta, "void"));
	return (0);
}

void
run_free(struct run *run)
{
	size_t i;

	for (i = 0; i < run->ncells; i++)
		rawin_free(&run->cells[i]);
	free(run->cells);
	json_decref(run->meta);
	json_decref(run->warnings);
}
