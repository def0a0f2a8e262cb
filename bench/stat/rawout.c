/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#define	_DEFAULT_SOURCE	1	/* glibc: fileno, ftruncate with -std=c17 */

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "rawout.h"

#define	HEADER_MAX	2048	/* the longest header that open() composes */

/* Append formatted text at *off.  False where buf is too small. */
static bool
append(char *buf, size_t len, size_t *off, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(buf + *off, len - *off, fmt, ap);
	va_end(ap);
	if (n < 0 || (size_t)n >= len - *off)
		return (false);
	*off += (size_t)n;
	return (true);
}

static bool
word_ok(const char *s)
{

	if (s == NULL || *s == '\0')
		return (false);
	for (; *s != '\0'; s++)
		if (!isalnum((unsigned char)*s) && *s != '_' && *s != '-')
			return (false);
	return (true);
}

static bool
cell_ok(const struct cell *c)
{
	unsigned i;

	if (!word_ok(c->bench) || !word_ok(c->arch) || !word_ok(c->scenario) ||
	    !word_ok(c->part) || c->nparams > CELL_PARAMS)
		return (false);
	for (i = 0; i < c->nparams; i++)
		if (!word_ok(c->params[i].key) || !word_ok(c->params[i].value))
			return (false);
	return (true);
}

int
cell_name(char *buf, size_t len, const struct cell *c)
{
	size_t off;
	unsigned i;
	bool fits;

	if (!cell_ok(c)) {
		errno = EINVAL;
		return (-1);
	}
	off = 0;
	fits = append(buf, len, &off, "%s.%s.%s.c%u.l%u", c->bench,
	    c->scenario, c->part, c->cpus, c->load_ns);
	for (i = 0; fits && i < c->nparams; i++)
		fits = append(buf, len, &off, ".%s-%s", c->params[i].key,
		    c->params[i].value);
	if (!fits) {
		errno = ENAMETOOLONG;
		return (-1);
	}
	return (0);
}

/* Compose the lines above the first block; returns as cell_name(). */
static int
header(char *buf, size_t len, const struct cell *c)
{
	size_t off;
	unsigned i;
	bool fits;

	off = 0;
	fits = append(buf, len, &off, "# exitlab-raw 1\n# cell "
	    "{\"bench\":\"%s\",\"arch\":\"%s\",\"scenario\":\"%s\","
	    "\"part\":\"%s\",\"cpus\":%u,\"load_ns\":%u,\"params\":{",
	    c->bench, c->arch, c->scenario, c->part, c->cpus, c->load_ns);
	for (i = 0; fits && i < c->nparams; i++)
		fits = append(buf, len, &off, "%s\"%s\":\"%s\"",
		    i == 0 ? "" : ",", c->params[i].key, c->params[i].value);
	if (!fits || !append(buf, len, &off, "}}\n# columns "
	    "invocation time_s row position variant ns cpu_ns\n")) {
		errno = ENAMETOOLONG;
		return (-1);
	}
	return (0);
}

/*
 * See that the file begins with the header and that what follows begins on a
 * fresh line.  A file that holds only a part of the header was torn in its
 * first write and starts over.
 */
static int
begin(FILE *f, const char *head)
{
	char there[HEADER_MAX];
	size_t len, n;

	len = strlen(head);
	rewind(f);
	n = fread(there, 1, len, f);
	if (ferror(f))
		return (-1);
	if (memcmp(there, head, n) != 0) {
		errno = EEXIST;
		return (-1);
	}
	if (n < len) {
		if (ftruncate(fileno(f), 0) != 0 || fseek(f, 0, SEEK_END) != 0)
			return (-1);
		return (fputs(head, f) == EOF ? -1 : 0);
	}
	if (fseek(f, -1, SEEK_END) != 0)
		return (-1);
	n = fread(there, 1, 1, f);
	if (n != 1 || fseek(f, 0, SEEK_END) != 0)
		return (-1);
	if (there[0] != '\n' && putc('\n', f) == EOF)
		return (-1);
	return (0);
}

int
rawout_open(struct rawout *out, const char *dir, const struct cell *c,
    unsigned invocation, const char *note)
{
	char head[HEADER_MAX], name[CELL_NAME_MAX], path[4096];
	int error, n;

	if (cell_name(name, sizeof(name), c) != 0 ||
	    header(head, sizeof(head), c) != 0)
		return (-1);
	n = snprintf(path, sizeof(path), "%s/%s.tsv", dir, name);
	if (n < 0 || (size_t)n >= sizeof(path)) {
		errno = ENAMETOOLONG;
		return (-1);
	}
	out->file = fopen(path, "a+");
	if (out->file == NULL)
		return (-1);
	out->invocation = invocation;
	out->error = 0;
	if (begin(out->file, head) != 0) {
		error = errno;
		(void)fclose(out->file);
		errno = error;
		return (-1);
	}
	if (fprintf(out->file, "# invocation %u ", invocation) < 0)
		out->error = errno;
	for (; note != NULL && *note != '\0'; note++)
		if (putc(iscntrl((unsigned char)*note) ? ' ' : *note,
		    out->file) == EOF)
			out->error = errno;
	if (putc('\n', out->file) == EOF)
		out->error = errno;
	return (0);
}

void
rawout_sample(struct rawout *out, double time_s, unsigned row,
    unsigned position, const char *variant, double ns, double cpu_ns)
{
	int n;

	/* What follows a failed write would only make the damage larger. */
	if (out->error != 0)
		return;
	n = fprintf(out->file, "%u\t%.6f\t%u\t%u\t%s\t%.7g\t",
	    out->invocation, time_s, row, position, variant, ns);
	if (n >= 0)
		n = isnan(cpu_ns) ? fprintf(out->file, "-\n") :
		    fprintf(out->file, "%.7g\n", cpu_ns);
	if (n < 0)
		out->error = errno;
}

int
rawout_close(struct rawout *out)
{

	/*
	 * All samples go out before the end line does, so that no failure can
	 * leave an end line below a block with a hole.
	 */
	if (out->error == 0 && fflush(out->file) != 0)
		out->error = errno;
	if (out->error == 0 && (fprintf(out->file, "# end %u\n",
	    out->invocation) < 0 || fflush(out->file) != 0))
		out->error = errno;
	if (fclose(out->file) != 0 && out->error == 0)
		out->error = errno;
	if (out->error != 0) {
		errno = out->error;
		return (-1);
	}
	return (0);
}
