/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The child's side of a life. */
#ifndef _BENCH_FORKEXIT_CHILD_H_
#define	_BENCH_FORKEXIT_CHILD_H_

#include <stdint.h>

#include "memory.h"
#include "treatment.h"

/*
 * Copies, and what a child runs is hot, for linkers put that into one place:
 * pages that a child touches cost most where a hypervisor shadows page tables
 * (of what a life was above the shortest loop's there, two fifths went).
 */
struct child {
	struct memory memory;
	struct treatment treatment;
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
__attribute__((__hot__))
void	child_run(void *);

#endif /* !_BENCH_FORKEXIT_CHILD_H_ */
