/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What an address-space load would add: ring 3 cannot do one, so for a sole
 * exit, where nobody is met, its cost is added to what was measured.
 */
#ifndef _BENCH_STAT_LOAD_H_
#define	_BENCH_STAT_LOAD_H_

#include <jansson.h>
#include <stdbool.h>

#include "verdict.h"

/*
 * Address-space loads of one exit of the variant in this cell, out of
 * anatomy.json (NULL: there is none).  False where it does not say.
 */
bool	load_count(const json_t *anatomy, const struct cell *,
	    const char *variant, double *loads);

/*
 * The comparison that measured would be at load_ns per load: by invocation,
 * delta + (variant's loads - base's loads) * load_ns, and the ratio of the
 * two medians with their loads added.  Takes p from these.  log_ratio and
 * delta have room for pairs->n numbers and are borrowed by the result, which
 * still needs verdict_in_place().
 */
struct comparison load_comparison(const struct comparison *measured,
	    const struct pairs *, double variant_loads, double base_loads,
	    double load_ns, double log_ratio[], double delta[]);

#endif /* !_BENCH_STAT_LOAD_H_ */
