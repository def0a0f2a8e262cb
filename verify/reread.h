/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _VERIFY_REREAD_H_
#define	_VERIFY_REREAD_H_

struct proc;
struct vmspace;

/*
 * vmspace_acquire_ref_plain() as a compiler might make it: "The compiler is
 * free to optimize refcnt back to vm->vm_refcnt."
 */
struct vmspace *vmspace_acquire_ref_reread(struct proc *);

#endif /* !_VERIFY_REREAD_H_ */
