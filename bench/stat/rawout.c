/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#define	_DEFAULT_SOURCE	1	/* glibc: mkdir with -std=c17 */

#include <sys/stat.h>
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

#include "rawout.h"

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

/* What a file is called until it is whole, beside its name. */
static void
part_name(char *buf, size_t len, const struct rawout *out)
{

	(void)snprintf(buf, len, "%s.part", out->path);
}

static void
write_header(FILE *f, const struct cell *c, unsigned invocation,
    const char *note)
{
	unsigned i;

	(void)fprintf(f, "%s\n# cell {\"bench\":\"%s\",\"arch\":\"%s\","
	    "\"scenario\":\"%s\",\"part\":\"%s\",\"cpus\":%u,\"load_ns\":%u,"
	    "\"params\":{", RAW_FIRST, c->bench, c->arch, c->scenario,
	    c->part, c->cpus, c->load_ns);
	for (i = 0; i < c->nparams; i++)
		(void)fprintf(f, "%s\"%s\":\"%s\"", i == 0 ? "" : ",",
		    c->params[i].key, c->params[i].value);
	(void)fprintf(f, "}}\n# invocation %u ", invocation);
	for (; note != NULL && *note != '\0'; note++)
		(void)putc(iscntrl((unsigned char)*note) ? ' ' : *note, f);
	(void)fprintf(f, "\n%s\n", RAW_COLUMNS);
}

int
rawout_open(struct rawout *out, const char *dir, const struct cell *c,
    unsigned invocation, const char *note)
{
	char name[CELL_NAME_MAX], part[sizeof(out->path) + 8];
	size_t off;

	if (cell_name(name, sizeof(name), c) != 0)
		return (-1);
	off = 0;
	if (!append(out->path, sizeof(out->path), &off, "%s/%s", dir, name)) {
		errno = ENAMETOOLONG;
		return (-1);
	}
	if (mkdir(out->path, 0777) != 0 && errno != EEXIST)
		return (-1);
	if (!append(out->path, sizeof(out->path), &off, "/%05u%s", invocation,
	    RAW_SUFFIX)) {
		errno = ENAMETOOLONG;
		return (-1);
	}
	part_name(part, sizeof(part), out);
	out->file = fopen(part, "w");
	if (out->file == NULL)
		return (-1);
	out->invocation = invocation;
	out->error = 0;
	write_header(out->file, c, invocation, note);
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
	n = fprintf(out->file, "%u\t%.4f\t%u\t%u\t%s\t%.6g\t",
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
	char part[sizeof(out->path) + 8];

	part_name(part, sizeof(part), out);
	if (out->error == 0 && fprintf(out->file, "%s\n", RAW_LAST) < 0)
		out->error = errno;
	if (out->error == 0 && ferror(out->file))
		out->error = EIO;
	if (fclose(out->file) != 0 && out->error == 0)
		out->error = errno;
	if (out->error == 0 && rename(part, out->path) != 0)
		out->error = errno;
	if (out->error == 0)
		return (0);
	(void)remove(part);
	errno = out->error;
	return (-1);
}
