/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* A run's directory in memory: meta.json and every cell's samples. */
#ifndef _BENCH_STAT_RUN_H_
#define	_BENCH_STAT_RUN_H_

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "rawin.h"

#define	RUN_MESSAGE_MAX	1024

struct run {
	const char *dir;	/* borrowed from the caller */
	json_t *meta;
	const char *base;	/* that of meta.json, or "fcmpset_loop" */
	const char *samples;	/* what is counted; NULL: invocations */
	struct rawin *cells;	/* by file name */
	size_t ncells;
	json_t *warnings;	/* an array of strings, a line each */
	bool is_void;		/* a control has moved, or meta.json says so */
};

/*
 * Read dir/meta.json and every cell of dir/raw.  One without a whole invocation
 * is left out with a warning.  Returns 0, or -1 with one line in the message,
 * and nothing to free, where a file cannot be read or is none of ours, or where
 * there is no sample.
 */
int	run_read(struct run *, const char *dir, char message[RUN_MESSAGE_MAX]);
void	run_free(struct run *);

/*
 * Read dir/name.  Returns NULL with one line in the message; where optional
 * is set and there is no such file, NULL with an empty message.
 */
json_t	*run_json(const char *dir, const char *name, bool optional,
	    char message[RUN_MESSAGE_MAX]);

/* Add a warning, printf(3)-like. */
void	run_warn(struct run *, const char *fmt, ...);

#endif /* !_BENCH_STAT_RUN_H_ */
