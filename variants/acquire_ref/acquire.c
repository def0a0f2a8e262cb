/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * The form with the order that the second look needs: the fence keeps it from
 * being made before the increment, as the acquire in fget_unlocked()'s does.
 */
struct vmspace *
vmspace_acquire_ref_acquire(struct proc *p)
{
	struct vmspace *vm;

	PROC_VMSPACE_LOCK(p);
	vm = p->p_vmspace;
	if (vm == NULL || !refcount_acquire_if_not_zero(&vm->vm_refcnt)) {
		PROC_VMSPACE_UNLOCK(p);
		return (NULL);
	}
	atomic_thread_fence_acq();
	if (vm != p->p_vmspace) {
		PROC_VMSPACE_UNLOCK(p);
		vmspace_free(vm);
		return (NULL);
	}
	PROC_VMSPACE_UNLOCK(p);
	return (vm);
}
