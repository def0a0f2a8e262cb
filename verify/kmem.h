/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The kernel's memory, as the cast makes and unmakes it. */
#ifndef _VERIFY_KMEM_H_
#define	_VERIFY_KMEM_H_

/*
 * kmem_make() brings up the kernel: vmspace0 held by proc0, a zone of which
 * nothing is in use, every CPU idle on vmspace0.  kmem_unmake() ends the life
 * of every watched field.
 */
void	kmem_make(void);
void	kmem_unmake(void);

#endif /* !_VERIFY_KMEM_H_ */
