/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* summary.json: everything that tables, charts and the report are made of. */
#ifndef _BENCH_STAT_SUMMARY_H_
#define	_BENCH_STAT_SUMMARY_H_

#include <jansson.h>

#include "run.h"

#define	SUMMARY_SCHEMA	1

/*
 * The summary of a run as a new JSON object; anatomy is that of anatomy.json,
 * or NULL.  Adds to the run's warnings.
 *
 * Every interval is at 95 % but the control's; where there are too few
 * invocations for one its ends are null.  For sole exits of the micro
 * benchmark and where the anatomy is known, comparisons with "computed": true
 * follow the measured one, one for each of a range of costs of an
 * address-space load, and one ("calibrated": true) for the cost that this
 * machine's kernel showed.  They take no part in the number of comparisons
 * that Holm's adjustment allows for: each is a measured one, shifted.
 */
json_t	*summary_json(struct run *, const json_t *anatomy);

#endif /* !_BENCH_STAT_SUMMARY_H_ */
