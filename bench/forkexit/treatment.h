/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What a row runs.  A treatment is a variant, or "none" (our exit path is left
 * out, which measures the running kernel's own), or "planted" (the base made
 * slower on purpose).
 */
#ifndef _BENCH_FORKEXIT_TREATMENT_H_
#define	_BENCH_FORKEXIT_TREATMENT_H_

#include <sys/variant.h>

#include "order.h"

struct treatment {
	const char	*name;
	const struct variant *variant;	/* NULL: none */
	unsigned	spin;		/* turns of spin_turns() after it */
};

struct treatments {
	struct treatment of[ORDER_MAX];
	unsigned	n;
};

/*
 * The base, its copy, "planted" if spin is not 0, and the comma-separated
 * others (NULL: all variants), each once.  Exits with status 2 and one line if
 * there is no such variant or there are too many.
 */
void	treatments_paired(struct treatments *, const char *base,
	    const char *others, unsigned spin);

/* One alone, likewise. */
void	treatments_plain(struct treatments *, const char *name);

#endif /* !_BENCH_FORKEXIT_TREATMENT_H_ */
