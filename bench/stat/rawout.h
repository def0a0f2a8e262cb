/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * How a driver leaves its raw samples: a directory for each cell, and in it a
 * text file for each invocation.  Depends on libc alone.
 *
 *	# exitlab-raw 2
 *	# cell {"bench":"micro","arch":"amd64",...}
 *	# invocation 1 note
 *	# columns invocation time_s row position variant ns cpu_ns
 *	1	0.000125	0	0	fcmpset_loop	41.25	-
 *	...
 *	# end
 *
 * Columns are separated by tabs.  A file gets its name, such as 00001.tsv, when
 * it is whole: what a full disk or a signal cut short has another, and nobody
 * reads it.
 */
#ifndef _BENCH_STAT_RAWOUT_H_
#define	_BENCH_STAT_RAWOUT_H_

#include <stddef.h>
#include <stdio.h>

#define	CELL_PARAMS	8	/* most parameters of a cell */
#define	CELL_NAME_MAX	240	/* a longest name with its 0, below NAME_MAX */

#define	RAW_FIRST	"# exitlab-raw 2"
#define	RAW_COLUMNS	\
	"# columns invocation time_s row position variant ns cpu_ns"
#define	RAW_LAST	"# end"
#define	RAW_SUFFIX	".tsv"

struct cell_param {
	const char *key;
	const char *value;
};

/*
 * One measured setting.  Every string consists of letters, digits, '_' and
 * '-' only, so that it stands in a file name and in JSON as it is.
 */
struct cell {
	const char *bench;	/* "micro", "forkexit" */
	const char *arch;
	const char *scenario;
	const char *part;	/* "inline", "whole" */
	unsigned cpus;
	unsigned load_ns;	/* cost of an address-space load, spun, ns */
	struct cell_param params[CELL_PARAMS];
	unsigned nparams;
};

/* The file of an invocation.  Fields are private. */
struct rawout {
	FILE *file;
	char path[4096];	/* its name when it is whole */
	unsigned invocation;
	int error;		/* errno of the first failed write, or 0 */
};

/*
 * Store the cell's name, such as "micro.sole.whole.c1.l0.next-idle".  Returns
 * 0, or -1 with errno EINVAL (a string that is empty or has other characters,
 * too many parameters) or ENAMETOOLONG.
 */
int	cell_name(char *buf, size_t len, const struct cell *);

/*
 * Begin the file of an invocation in dir/<cell's name>, which is made where it
 * is not there yet; one that is there gives way in the end.  The note (NULL:
 * none) is free text for people.  Returns 0, or -1 with errno: that of
 * mkdir(2), fopen(3) or cell_name().
 */
int	rawout_open(struct rawout *, const char *dir, const struct cell *,
	    unsigned invocation, const char *note);

/*
 * Add a sample: time_s since the invocation began; the row, and the position
 * in it, at which the variant ran; ns and cpu_ns per exit (cpu_ns NAN where
 * there is none).  Buffered; an error is kept for rawout_close().
 */
void	rawout_sample(struct rawout *, double time_s, unsigned row,
	    unsigned position, const char *variant, double ns, double cpu_ns);

/*
 * Close the file and give it its name.  Returns 0, or -1 with the errno of the
 * first thing that failed since rawout_open(): nothing is left then.
 */
int	rawout_close(struct rawout *);

#endif /* !_BENCH_STAT_RAWOUT_H_ */
