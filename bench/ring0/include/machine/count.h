/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * A guest counts nothing itself: what it executes is counted from outside, and
 * counters inside would be among what is counted.
 */
#ifndef _MACHINE_COUNT_H_
#define	_MACHINE_COUNT_H_

#define	COUNT(field)	((void)0)

#endif /* !_MACHINE_COUNT_H_ */
