/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * Takes a reference on somebody else's vmspace, or answers NULL if that
 * process is done with it.  The process may leave the vmspace, and the vmspace
 * may be freed and become another process's, between the first look at
 * p_vmspace and the increment; hence the second look.  The count of a freed
 * vmspace can be read at all because the zone is type stable.
 */
struct vmspace *
vmspace_acquire_ref(struct proc *p)
{
	struct vmspace *vm;

	PROC_VMSPACE_LOCK(p);
	vm = p->p_vmspace;
	if (vm == NULL || !refcount_acquire_if_not_zero(&vm->vm_refcnt)) {
		PROC_VMSPACE_UNLOCK(p);
		return (NULL);
	}
	if (vm != p->p_vmspace) {
		PROC_VMSPACE_UNLOCK(p);
		vmspace_free(vm);
		return (NULL);
	}
	PROC_VMSPACE_UNLOCK(p);
	return (vm);
}
