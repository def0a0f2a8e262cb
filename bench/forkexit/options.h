/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What the user asked for. */
#ifndef _BENCH_FORKEXIT_OPTIONS_H_
#define	_BENCH_FORKEXIT_OPTIONS_H_

#include <stdbool.h>
#include <stdint.h>

#include "kmem_limits.h"
#include "memory.h"
#include "sharing.h"

struct options {
	const char	*raw;		/* directory of the samples, or NULL */
	unsigned	invocation;
	uint64_t	seed;
	const char	*base;
	const char	*variants;	/* NULL: all */
	const char	*variant;	/* plain mode: the one, else NULL */
	unsigned	count;		/* lives of plain mode, or 0 */
	const struct memory *memory;
	enum sharing	sharing;
	bool		other;		/* the parent waits on another PU */
	unsigned	concurrency;	/* forkers at once */
	double		seconds;	/* 0: no limit */
	unsigned	rows;		/* 0: ROWS_MAX */
	unsigned	plant_ns;	/* 0: nothing is planted */
	unsigned	pus[CPU_MAX];	/* which we may use, best first */
	unsigned	npus;
	bool		verbose;
};

/*
 * Exits with status 0 after --help, and with status 2 and one line for
 * anything that makes no sense.
 */
void	options_get(struct options *, int argc, char *argv[]);

/* PUs that the setting needs: one a forker, two where another PU waits. */
unsigned options_pus_needed(const struct options *);

/*
 * Why this machine, or anyone's, cannot measure the setting, in buf; NULL if it
 * can.
 */
const char *options_skip(const struct options *, char *buf, unsigned long len);

#endif /* !_BENCH_FORKEXIT_OPTIONS_H_ */
