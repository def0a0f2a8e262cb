/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#define	_DEFAULT_SOURCE	1	/* glibc: scandir, strdup with -std=c17 */

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <jansson.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rawin.h"

/* The state of the reading of one file, line by line. */
struct reader {
	struct rawin *in;
	const char *path;
	FILE *file;
	char *line;		/* this line, without its newline */
	size_t size;		/* of its buffer */
	size_t number;		/* of this line, from 1 */
	unsigned invocation;
	size_t first;		/* sample that the file starts with */
	uint64_t seen;		/* variants of the current row, a bit each */
};

/* Set the message and return -1. */
static int
complain(struct rawin *in, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(in->message, sizeof(in->message), fmt, ap);
	va_end(ap);
	return (-1);
}

static int
damaged(struct reader *r, const char *what)
{

	return (complain(r->in, "%s:%zu: %s: remove the file", r->path,
	    r->number, what));
}

/* Read a line; false at the end of what is whole. */
static bool
next_line(struct reader *r)
{
	ssize_t len;

	r->number++;
	len = getline(&r->line, &r->size, r->file);
	if (len <= 0 || r->line[len - 1] != '\n')
		return (false);
	r->line[len - 1] = '\0';
	return (strlen(r->line) == (size_t)len - 1);
}

/* Take a number of digits alone off the text, and the byte behind it. */
static bool
take_unsigned(char **text, unsigned *value, char behind)
{
	unsigned long v;
	char *end;

	if (!isdigit((unsigned char)**text))
		return (false);
	errno = 0;
	v = strtoul(*text, &end, 10);
	if (errno != 0 || v > UINT_MAX || *end != behind)
		return (false);
	*value = (unsigned)v;
	*text = end + 1;
	return (true);
}

/* Take a finite number off the text, and the byte behind it. */
static bool
take_double(char **text, double *value, char behind)
{
	char *end;

	*value = strtod(*text, &end);
	if (end == *text || *end != behind || !isfinite(*value))
		return (false);
	*text = behind == '\0' ? end : end + 1;
	return (true);
}

size_t
rawin_variant(const struct rawin *in, const char *name)
{
	size_t i;

	for (i = 0; i < in->nvariants; i++)
		if (strcmp(in->variants[i], name) == 0)
			return (i);
	return (RAWIN_ABSENT);
}

/* Variants name files too, so that a slash must not come in from a file. */
static bool
name_ok(const char *name)
{

	for (; *name != '\0'; name++)
		if (!isalnum((unsigned char)*name) &&
		    strchr("_.-", *name) == NULL)
			return (false);
	return (true);
}

/* The variant's index, a new one where the name is new and can be one. */
static size_t
intern(struct rawin *in, const char *name)
{
	size_t i;

	i = rawin_variant(in, name);
	if (i != RAWIN_ABSENT)
		return (i);
	if (in->nvariants == ORDER_MAX || !name_ok(name))
		return (RAWIN_ABSENT);
	in->variants[in->nvariants] = strdup(name);
	if (in->variants[in->nvariants] == NULL)
		return (RAWIN_ABSENT);
	return (in->nvariants++);
}

/* Room for one more sample. */
static bool
grow(struct rawin *in)
{
	struct sample *more;
	size_t n;

	if (in->nsamples < in->capacity)
		return (true);
	n = in->capacity == 0 ? 4096 : 2 * in->capacity;
	more = realloc(in->samples, n * sizeof(*more));
	if (more == NULL)
		return (false);
	in->samples = more;
	in->capacity = n;
	return (true);
}

/* Add the sample of this line.  False: it is none. */
static bool
take_sample(struct reader *r)
{
	struct sample *s;
	char *line, *name;
	size_t variant;
	double time_s;
	unsigned invocation, position, row;

	line = r->line;
	if (!take_unsigned(&line, &invocation, '\t') ||
	    invocation != r->invocation ||
	    !take_double(&line, &time_s, '\t') ||
	    !take_unsigned(&line, &row, '\t') ||
	    !take_unsigned(&line, &position, '\t'))
		return (false);
	name = line;
	line = strchr(line, '\t');
	if (line == NULL || line == name || !grow(r->in))
		return (false);
	*line++ = '\0';
	variant = intern(r->in, name);
	if (variant == RAWIN_ABSENT)
		return (false);
	s = &r->in->samples[r->in->nsamples];
	if (!take_double(&line, &s->ns, '\t'))
		return (false);
	s->cpu_ns = NAN;
	if (strcmp(line, "-") != 0 && !take_double(&line, &s->cpu_ns, '\0'))
		return (false);
	if (r->in->nsamples == r->first || s[-1].row != row)
		r->seen = 0;
	if ((r->seen & UINT64_C(1) << variant) != 0)
		return (false);
	r->seen |= UINT64_C(1) << variant;
	s->row = row;
	s->variant = (uint32_t)variant;
	r->in->nsamples++;
	return (true);
}

/* The cell from its JSON object.  False where something is not as it should. */
static bool
take_cell(struct rawin *in, const char *text)
{
	struct cell *c;
	json_t *params, *value;
	const char *key;
	char name[CELL_NAME_MAX];
	json_int_t cpus, load_ns;

	c = &in->cell;
	in->json = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	if (json_unpack(in->json, "{s:s,s:s,s:s,s:s,s:I,s:I,s:o}",
	    "bench", &c->bench, "arch", &c->arch, "scenario", &c->scenario,
	    "part", &c->part, "cpus", &cpus, "load_ns", &load_ns,
	    "params", &params) != 0 || cpus < 0 || cpus > UINT_MAX ||
	    load_ns < 0 || load_ns > UINT_MAX || !json_is_object(params))
		return (false);
	c->cpus = (unsigned)cpus;
	c->load_ns = (unsigned)load_ns;
	json_object_foreach(params, key, value) {
		if (c->nparams == CELL_PARAMS || !json_is_string(value))
			return (false);
		c->params[c->nparams++] = (struct cell_param){ key,
		    json_string_value(value) };
	}
	return (cell_name(name, sizeof(name), c) == 0);
}

/* All files of a cell say the same of it, to the letter. */
static bool
same_cell(struct rawin *in, const char *text)
{

	if (in->header != NULL)
		return (strcmp(in->header, text) == 0);
	in->header = strdup(text);
	return (in->header != NULL && take_cell(in, text));
}

/* The lines above the samples. */
static int
read_header(struct reader *r)
{
	static const char cell[] = "# cell ", invocation[] = "# invocation ";
	char *line;

	if (!next_line(r) || strcmp(r->line, RAW_FIRST) != 0)
		return (damaged(r,
		    "not a file of raw samples that this version can read"));
	if (!next_line(r) || strncmp(r->line, cell, strlen(cell)) != 0 ||
	    !same_cell(r->in, r->line + strlen(cell)))
		return (damaged(r, "no description of this cell"));
	if (!next_line(r) ||
	    strncmp(r->line, invocation, strlen(invocation)) != 0)
		return (damaged(r, "no number of an invocation"));
	line = r->line + strlen(invocation);
	if (!take_unsigned(&line, &r->invocation, ' '))
		return (damaged(r, "no number of an invocation"));
	if (!next_line(r) || strcmp(r->line, RAW_COLUMNS) != 0)
		return (damaged(r, "other columns than this version's"));
	return (0);
}

/* Read an open file and make a block of it. */
static int
read_block(struct reader *r)
{
	struct block *more;
	struct rawin *in;
	size_t i;

	in = r->in;
	r->first = in->nsamples;
	if (read_header(r) != 0)
		return (-1);
	while (next_line(r) && strcmp(r->line, RAW_LAST) != 0)
		if (!take_sample(r))
			return (damaged(r, "this line is no sample"));
	if (feof(r->file) || ferror(r->file))
		return (damaged(r, "the file is torn"));
	for (i = 0; i < in->nblocks; i++)
		if (in->blocks[i].invocation == r->invocation)
			return (damaged(r, "another file has this invocation"));
	more = realloc(in->blocks, (in->nblocks + 1) * sizeof(*more));
	if (more == NULL)
		return (complain(in, "%s: %s", r->path, strerror(errno)));
	in->blocks = more;
	in->blocks[in->nblocks++] = (struct block){ r->invocation, r->first,
	    in->nsamples - r->first };
	return (0);
}

static int
read_file(struct rawin *in, const char *path)
{
	struct reader r = { .in = in, .path = path };
	int rc;

	r.file = fopen(path, "r");
	if (r.file == NULL)
		return (complain(in, "%s: %s", path, strerror(errno)));
	rc = read_block(&r);
	(void)fclose(r.file);
	free(r.line);
	return (rc);
}

static int
by_name(const void *a, const void *b)
{

	return (strcmp(*(char *const *)a, *(char *const *)b));
}

/*
 * Number the variants by name: the order in the files is random, and whatever
 * is made from the samples should come in the same order in every run.
 */
static void
sort_variants(struct rawin *in)
{
	char *unsorted[ORDER_MAX];
	uint32_t sorted[ORDER_MAX];
	size_t i;

	memcpy(unsorted, in->variants, sizeof(unsorted));
	qsort(in->variants, in->nvariants, sizeof(in->variants[0]), by_name);
	for (i = 0; i < in->nvariants; i++)
		sorted[i] = (uint32_t)rawin_variant(in, unsorted[i]);
	for (i = 0; i < in->nsamples; i++)
		in->samples[i].variant = sorted[in->samples[i].variant];
}

/* What is being written, or was when its writer died, has another suffix. */
static int
is_whole(const struct dirent *d)
{
	size_t len;

	len = strlen(d->d_name);
	return (len > strlen(RAW_SUFFIX) && strcmp(d->d_name + len -
	    strlen(RAW_SUFFIX), RAW_SUFFIX) == 0);
}

int
rawin_read(struct rawin *in, const char *dir)
{
	struct dirent **list;
	char path[8192];
	int i, n, rc;

	*in = (struct rawin){ 0 };
	n = scandir(dir, &list, is_whole, alphasort);
	if (n < 0)
		return (complain(in, "%s: %s", dir, strerror(errno)));
	rc = 0;
	for (i = 0; i < n; i++) {
		(void)snprintf(path, sizeof(path), "%s/%s", dir,
		    list[i]->d_name);
		free(list[i]);
		if (rc == 0)
			rc = read_file(in, path);
	}
	free(list);
	if (rc == 0)
		sort_variants(in);
	else
		rawin_free(in);
	return (rc);
}

void
rawin_free(struct rawin *in)
{
	size_t i;

	for (i = 0; i < in->nvariants; i++)
		free(in->variants[i]);
	free(in->samples);
	free(in->blocks);
	free(in->header);
	json_decref(in->json);
	in->json = NULL;
	in->header = NULL;
	in->samples = NULL;
	in->blocks = NULL;
	in->nvariants = in->nsamples = in->nblocks = 0;
}
