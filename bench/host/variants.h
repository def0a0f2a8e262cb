/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The variants that the linker found: every exit path of variants/ is in every
 * program, and so is a copy of each, named "fcmpset_loop.copy", which the
 * linker put elsewhere: the control.
 */
#ifndef _BENCH_HOST_VARIANTS_H_
#define	_BENCH_HOST_VARIANTS_H_

#include <sys/variant.h>

#define	VARIANTS_MAX	64	/* in one program, without the copies */
#define	VARIANT_NAME_MAX 64	/* it is a part of files' names */
#define	VARIANT_DEFAULT_BASE "fcmpset_loop"

/* The variant, or the copy, of that name; NULL if there is none. */
const struct variant *variants_find(const char *name);

/* The same, but exits with status 2 and a line that lists the names. */
const struct variant *variants_get(const char *name);

/* The copy of a variant. */
const struct variant *variants_copy(const struct variant *);

/*
 * Stores the variants of a comma-separated list, or all of them if it is NULL,
 * in set[VARIANTS_MAX], in that order (all: by name), each once, and returns
 * how many.  Exits like variants_get().
 */
unsigned variants_select(const char *list, const struct variant **set);

/*
 * Likewise those that do not compile, of which note->broken says why.  All
 * other functions leave them out, or name them and exit with status 2.
 */
unsigned variants_broken(const struct variant **set);

#endif /* !_BENCH_HOST_VARIANTS_H_ */
