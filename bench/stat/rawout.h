/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * How a driver leaves its raw samples: a text file for each cell, to which
 * every invocation appends one block.  Depends on libc alone.
 *
 *	# exitlab-raw 1
 *	# cell {"bench":"micro","arch":"amd64",...}
 *	# columns invocation time_s row position variant ns cpu_ns
 *	# invocation 1 note
 *	1	0.000125	0	0	fcmpset_loop	41.25	-
 *	...
 *	# end 1
 *
 * Columns are separated by tabs.  A block without its "# end" line was torn
 * (a full disk, a signal): readers do not count it.
 */
#ifndef _BENCH_STAT_RAWOUT_H_
#define	_BENCH_STAT_RAWOUT_H_

#include <stddef.h>
#include <stdio.h>

#define	CELL_PARAMS	8	/* most parameters of a cell */
#define	CELL_NAME_MAX	240	/* a longest name with its 0, below NAME_MAX */

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

/* An open block.  Fields are private. */
struct rawout {
	FILE *file;
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
 * Begin the block of an invocation in dir/<cell's name>.tsv, which is made
 * where it is not there yet.  The note (NULL: none) is free text for people.
 * Returns 0, or -1 with errno: that of fopen(3), of cell_name(), or EEXIST
 * where the file there is not this cell's.
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
 * Close the file and make the block count.  Returns 0, or -1 with the errno
 * of the first write that failed since rawout_open(): the block does not
 * count then.
 */
int	rawout_close(struct rawout *);

#endif /* !_BENCH_STAT_RAWOUT_H_ */
