/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * The form before D26923: the count is read by a plain load.  "The compiler is
 * free to optimize refcnt back to vm->vm_refcnt": whether it may depends on how
 * the count is declared, whether it does on the compiler.
 */
struct vmspace *
vmspace_acquire_ref_plain(struct proc *p)
{
	struct vmspace *vm;
	int refcnt;

	PROC_VMSPACE_LOCK(p);
	vm = p->p_vmspace;
	if (vm == NULL) {
		PROC_VMSPACE_UNLOCK(p);
		return (NULL);
	}
	refcnt = vm->vm_refcnt;
	do {
		if (refcnt <= 0) {
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
