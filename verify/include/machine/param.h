/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_PARAM_H_
#define	_MACHINE_PARAM_H_

/* One word for a set of CPUs: each further one multiplies the executions. */
#define	MAXCPU		64
/* Two to give out: with three CPUs a fork can find none. */
#define	MAXASID		3

#endif /* !_MACHINE_PARAM_H_ */
