/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The memory that a child has when it exits, beside what every process has. */
#ifndef _BENCH_FORKEXIT_MEMORY_H_
#define	_BENCH_FORKEXIT_MEMORY_H_

#include <stdbool.h>
#include <stddef.h>

struct memory {
	const char	*name;
	size_t		bytes;
	bool		inherited;	/* copy-on-write; else its own, dirty */
};

/* The setting, or exits with status 2 and a line that lists the names. */
const struct memory *memory_get(const char *name);

/*
 * Maps and writes what the children are to inherit: once, by their parent.
 * Returns 0, or -1 and errno.
 */
int	memory_parent(const struct memory *);

/* Maps and writes what the child is to have of its own; likewise. */
__attribute__((__hot__))
int	memory_child(const struct memory *);

#endif /* !_BENCH_FORKEXIT_MEMORY_H_ */
