/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * The form that the review asks for: as the plain one, but the count is read by
 * atomic_load_int(), which the compiler may not repeat.
 */
struct vmspace *
vmspace_acquire_ref_load(struct proc *p)
{
	struct vmspace *vm;
	u_int refcnt;

	PROC_VMSPACE_LOCK(p);
	vm = p->p_vmspace;
	if (vm == NULL) {
		PROC_VMSPACE_UNLOCK(p);
		return (NULL);
	}
	refcnt = atomic_load_int(&vm->vm_refcnt);
	do {
		if ((int)refcnt <= 0) {
			PROC_VMSPACE_UNLOCK(p);
			return (NULL);
		}
	} while (!atomic_fcmpset_int(&vm->vm_refcnt, &refcnt, refcnt + 1));
	if (vm != p->p_vmspace) {
		PROC_VMSPACE_UNLOCK(p);
		vmspace_free(vm);
		return (NULL);
	}
	PROC_VMSPACE_UNLOCK(p);
	return (vm);
}
