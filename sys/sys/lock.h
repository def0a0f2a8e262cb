/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* witness(4), of which a kernel that is timed has nothing. */
#ifndef _SYS_LOCK_H_
#define	_SYS_LOCK_H_

#define	WARN_GIANTOK	0x01
#define	WARN_PANIC	0x02
#define	WARN_SLEEPOK	0x04

#define	WITNESS_WARN(flags, lock, ...)	((void)(flags))

#endif /* !_SYS_LOCK_H_ */
