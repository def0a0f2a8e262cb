/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The child's side of a life. */
#ifndef _BENCH_FORKEXIT_CHILD_H_
#define	_BENCH_FORKEXIT_CHILD_H_

#include <stdint.h>

#include "memory.h"
#include "treatment.h"

struct child {
	const struct memory *memory;
	const struct treatment *treatment;
	volatile int64_t *exiting;	/* where the stamp goes, or NULL */
	unsigned	slot;		/* which process of the block it is */
};

/* Finds out which text the treatments' exits run; once, before any child. */
void	child_text(const struct treatments *);

/*
 * Gets the memory, stamps the time, exits by the treatment's exit path and then
 * by _exit(2): with status 0, or with the errno if there is no memory.  Takes a
 * struct child and does not return.
 */
void	child_run(void *);

#endif /* !_BENCH_FORKEXIT_CHILD_H_ */
