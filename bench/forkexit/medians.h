/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* For people: what --verbose prints. */
#ifndef _BENCH_FORKEXIT_MEDIANS_H_
#define	_BENCH_FORKEXIT_MEDIANS_H_

#include "forker.h"

/*
 * Prints the medians of the first "rows" rows of forker 0, a line for each
 * treatment, in ns: the fork, the exit, the whole life, its CPU time.
 */
void	medians_print(const struct forker_run *, unsigned rows);

#endif /* !_BENCH_FORKEXIT_MEDIANS_H_ */
