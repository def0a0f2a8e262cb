/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* How much the kernel's memory of ring 3 holds; both sides of the wall ask. */
#ifndef _KMEM_LIMITS_H_
#define	_KMEM_LIMITS_H_

#define	CPU_MAX		256	/* CPUs of one scenario */
#define	BLOCK_MAX	1024	/* exits that one CPU prepares at a time */

#endif /* !_KMEM_LIMITS_H_ */
