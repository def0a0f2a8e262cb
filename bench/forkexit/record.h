/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* From the lives to the raw samples. */
#ifndef _BENCH_FORKEXIT_RECORD_H_
#define	_BENCH_FORKEXIT_RECORD_H_

#include "forker.h"

/*
 * Writes the first "rows" rows to the directory of the options: a cell for the
 * whole life, one for its end.  Returns 0, or -1 and one line has been printed.
 */
int	record(const struct forker_run *, unsigned rows);

#endif /* !_BENCH_FORKEXIT_RECORD_H_ */
