/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The raw samples of a cell, read back (rawout.h has the format). */
#ifndef _BENCH_STAT_RAWIN_H_
#define	_BENCH_STAT_RAWIN_H_

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "order.h"
#include "rawout.h"

#define	RAWIN_ABSENT	((size_t)-1)	/* no such variant */

struct sample {
	double ns;		/* finite; whether above 0 is not looked at */
	double cpu_ns;		/* NAN: none */
	uint32_t row;
	uint32_t variant;	/* index into rawin.variants */
};

/* The samples of one complete invocation, rows together and in order. */
struct block {
	unsigned invocation;
	size_t first;		/* index into rawin.samples */
	size_t count;
};

struct rawin {
	struct cell cell;	/* its strings belong to json */
	json_t *json;
	char *variants[ORDER_MAX]; /* sorted by name */
	size_t nvariants;
	struct sample *samples;
	size_t nsamples;
	struct block *blocks;
	size_t nblocks;
	char message[1024];	/* one line on what is wrong, or empty */
	bool headless;		/* rawin_read() failed on a torn header */
};

/*
 * Read a file of raw samples.  Returns 0: everything whole is there, and the
 * message, where there is one, names the first torn invocation, which is left
 * out.  Returns -1, with the message and nothing to free, for a file that
 * cannot be read, is none of ours, or holds a line that is no sample anywhere
 * else than at a block's torn tail.
 */
int	rawin_read(struct rawin *, const char *path);

void	rawin_free(struct rawin *);

/* Index of the variant, or RAWIN_ABSENT. */
size_t	rawin_variant(const struct rawin *, const char *name);

#endif /* !_BENCH_STAT_RAWIN_H_ */
