/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The raw samples of a cell, read back (rawout.h has the format). */
#ifndef _BENCH_STAT_RAWIN_H_
#define	_BENCH_STAT_RAWIN_H_

#include <jansson.h>
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

/* The samples of one invocation, rows together and in order. */
struct block {
	unsigned invocation;
	size_t first;		/* index into rawin.samples */
	size_t count;
};

struct rawin {
	struct cell cell;	/* its strings belong to json */
	json_t *json;
	char *header;		/* the same as text */
	char *variants[ORDER_MAX]; /* sorted by name */
	size_t nvariants;
	struct sample *samples;
	size_t nsamples;
	size_t capacity;	/* of samples */
	struct block *blocks;
	size_t nblocks;
	char message[1024];	/* one line on what is wrong */
};

/*
 * Read the directory of a cell.  Returns 0; or -1, with the message and nothing
 * to free, for one that cannot be read or a file that is not whole or not ours.
 * A directory without a file has no samples, and no cell.
 */
int	rawin_read(struct rawin *, const char *dir);

void	rawin_free(struct rawin *);

/* Index of the variant, or RAWIN_ABSENT. */
size_t	rawin_variant(const struct rawin *, const char *name);

#endif /* !_BENCH_STAT_RAWIN_H_ */
