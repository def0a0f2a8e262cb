/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* How much the guest's kernel memory holds. */
#ifndef _KMEM_LIMITS_H_
#define	_KMEM_LIMITS_H_

#define	CPU_MAX		4	/* vCPUs of a guest */
#define	BLOCK_MAX	64	/* exits that one CPU prepares at a time */

#endif /* !_KMEM_LIMITS_H_ */
