/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#define	_DEFAULT_SOURCE	1	/* glibc: strdup with -std=c17 */

#include <ctype.h>
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

#define	CELL_LINE	"# cell "
#define	COLUMNS_LINE	\
	"# columns invocation time_s row position variant ns cpu_ns"

/* The state of one reading, line by line. */
struct reader {
	struct rawin *in;
	const char *path;
	char *rest;		/* first byte of the line after this one */
	char *end;		/* behind the last byte */
	size_t line;		/* number of this line, from 1 */
	size_t capacity;	/* of in->samples */
	size_t garbage;		/* line of the open block that is no sample */
	size_t opened;		/* line that opened the block; 0: none open */
	size_t first;		/* sample that the open block starts with */
	unsigned invocation;	/* of the open block */
	uint64_t seen;		/* variants of the current row, a bit each */
};

/* Set the message, in place of an earlier one, and return -1. */
static int
complain(struct reader *r, size_t line, const char *fmt, ...)
{
	va_list ap;
	size_t n;

	(void)snprintf(r->in->message, sizeof(r->in->message), "%s:%zu: ",
	    r->path, line);
	n = strlen(r->in->message);
	va_start(ap, fmt);
	(void)vsnprintf(r->in->message + n, sizeof(r->in->message) - n, fmt,
	    ap);
	va_end(ap);
	return (-1);
}

/* The next line without its end, or NULL.  *whole: it had an end. */
static char *
next_line(struct reader *r, bool *whole)
{
	char *end, *line;

	if (r->rest == r->end)
		return (NULL);
	line = r->rest;
	end = memchr(line, '\n', (size_t)(r->end - line));
	*whole = end != NULL;
	if (end != NULL) {
		*end = '\0';
		r->rest = end + 1;
	} else
		r->rest = r->end;
	r->line++;
	return (line);
}

/* Take a number of digits alone off the text, and the tab behind it. */
static bool
take_unsigned(char **text, uint32_t *value)
{
	uint64_t v;
	char *s;

	s = *text;
	for (v = 0; *s >= '0' && *s <= '9' && v <= UINT32_MAX; s++)
		v = 10 * v + (uint64_t)(*s - '0');
	if (s == *text || *s != '\t' || v > UINT32_MAX)
		return (false);
	*value = (uint32_t)v;
	*text = s + 1;
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
grow(struct reader *r)
{
	struct sample *more;
	size_t n;

	if (r->in->nsamples < r->capacity)
		return (true);
	n = r->capacity == 0 ? 4096 : 2 * r->capacity;
	more = realloc(r->in->samples, n * sizeof(*more));
	if (more == NULL)
		return (false);
	r->in->samples = more;
	r->capacity = n;
	return (true);
}

/* Add the sample of a line to the open block.  False: it is no sample. */
static bool
take_sample(struct reader *r, char *line)
{
	struct sample *s;
	char *name;
	size_t variant;
	double time_s;
	uint32_t invocation, position, row;

	if (!take_unsigned(&line, &invocation) ||
	    invocation != r->invocation ||
	    !take_double(&line, &time_s, '\t') ||
	    !take_unsigned(&line, &row) || !take_unsigned(&line, &position))
		return (false);
	name = line;
	line = strchr(line, '\t');
	if (line == NULL || line == name || !grow(r))
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

/* What was open or garbled when a new block or the end came: forget it. */
static void
forget_torn(struct reader *r)
{

	if (r->in->message[0] == '\0') {
		if (r->opened != 0)
			(void)complain(r, r->opened,
			    "invocation %u is torn and does not count",
			    r->invocation);
		else if (r->garbage != 0)
			(void)complain(r, r->garbage,
			    "this line is torn and does not count");
	}
	if (r->opened != 0)
		r->in->nsamples = r->first;
	r->opened = 0;
	r->garbage = 0;
}

/*
 * The number in a line "# what N" or "# what N note".  False where the line
 * is another one.
 */
static bool
mark(const char *line, const char *what, unsigned *number)
{
	unsigned long n;
	size_t len;
	char *end;

	len = strlen(what);
	if (strncmp(line, what, len) != 0 || line[len] < '0' ||
	    line[len] > '9')
		return (false);
	errno = 0;
	n = strtoul(line + len, &end, 10);
	if (errno != 0 || n > UINT_MAX || (*end != '\0' && *end != ' '))
		return (false);
	*number = (unsigned)n;
	return (true);
}

static void
begin_block(struct reader *r, unsigned invocation)
{

	r->opened = r->line;
	r->invocation = invocation;
	r->first = r->in->nsamples;
}

static int
end_block(struct reader *r)
{
	struct block *more;
	struct rawin *in;
	size_t i;

	in = r->in;
	for (i = 0; i < in->nblocks; i++)
		if (in->blocks[i].invocation == r->invocation)
			return (complain(r, r->opened,
			    "invocation %u stands here a second time",
			    r->invocation));
	more = realloc(in->blocks, (in->nblocks + 1) * sizeof(*more));
	if (more == NULL)
		return (complain(r, r->line, "%s", strerror(errno)));
	in->blocks = more;
	in->blocks[in->nblocks++] = (struct block){ r->invocation, r->first,
	    in->nsamples - r->first };
	r->opened = 0;
	return (0);
}

/*
 * Read the blocks.  A line that is no sample is forgiven where nothing of its
 * block follows: that is how a write that was cut short looks.  An end line
 * needs no newline, as a cut number would not be the invocation's.
 */
static int
read_blocks(struct reader *r)
{
	char *line;
	unsigned number;
	bool whole;

	while ((line = next_line(r, &whole)) != NULL) {
		if (whole && mark(line, "# invocation ", &number)) {
			forget_torn(r);
			begin_block(r, number);
		} else if (r->garbage != 0) {
			return (complain(r, r->garbage,
			    "this line is no sample: the file is damaged"));
		} else if (r->opened != 0 &&
		    mark(line, "# end ", &number) &&
		    number == r->invocation) {
			if (end_block(r) != 0)
				return (-1);
		} else if (!whole || r->opened == 0 || !take_sample(r, line))
			r->garbage = r->line;
	}
	forget_torn(r);
	return (0);
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

/*
 * The three lines above the blocks.  A disk that was full from the start
 * leaves less of them, and that is not to be called foreign.
 */
static int
read_header(struct reader *r)
{
	static const char first[] = "# exitlab-raw 1";
	char *line[3];
	size_t i;
	bool whole;

	if (strncmp(r->rest, first, strlen(first)) != 0 && *r->rest != '\0')
		return (complain(r, 1,
		    "not a file of raw samples: it does not begin \"%s\"",
		    first));
	for (i = 0; i < 3; i++) {
		line[i] = next_line(r, &whole);
		if (line[i] == NULL || !whole) {
			r->in->headless = true;
			return (complain(r, i + 1,
			    "a torn header and no sample: remove the file"));
		}
	}
	if (strncmp(line[1], CELL_LINE, strlen(CELL_LINE)) != 0 ||
	    !take_cell(r->in, line[1] + strlen(CELL_LINE)))
		return (complain(r, 2,
		    "not a file of raw samples: no description of a cell"));
	if (strcmp(line[0], first) != 0 || strcmp(line[2], COLUMNS_LINE) != 0)
		return (complain(r, 3,
		    "not a file of raw samples that this version can read"));
	return (0);
}

static int
by_name(const void *a, const void *b)
{

	return (strcmp(*(char *const *)a, *(char *const *)b));
}

/*
 * Number the variants by name: the order in the file is random, and whatever
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

/* The whole file with a 0 behind it, or NULL with errno. */
static char *
slurp(const char *path, size_t *length)
{
	FILE *f;
	char *more, *text;
	size_t len, n, size;
	int error;

	f = fopen(path, "r");
	if (f == NULL)
		return (NULL);
	text = NULL;
	len = size = 0;
	do {
		size = size == 0 ? 65536 : 2 * size;
		more = realloc(text, size);
		if (more == NULL)
			break;
		text = more;
		n = fread(text + len, 1, size - len - 1, f);
		len += n;
	} while (len == size - 1);
	if (more == NULL || ferror(f)) {
		error = errno;
		free(text);
		(void)fclose(f);
		errno = error;
		return (NULL);
	}
	(void)fclose(f);
	text[len] = '\0';
	*length = len;
	return (text);
}

int
rawin_read(struct rawin *in, const char *path)
{
	struct reader r;
	char *text;
	size_t len;
	int rc;

	*in = (struct rawin){ 0 };
	text = slurp(path, &len);
	if (text == NULL) {
		(void)snprintf(in->message, sizeof(in->message), "%s: %s",
		    path, strerror(errno));
		return (-1);
	}
	r = (struct reader){ .in = in, .path = path, .rest = text,
	    .end = text + len };
	rc = read_header(&r);
	if (rc == 0)
		rc = read_blocks(&r);
	free(text);
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
	json_decref(in->json);
	in->json = NULL;
	in->samples = NULL;
	in->blocks = NULL;
	in->nvariants = in->nsamples = in->nblocks = 0;
}
