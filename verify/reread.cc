/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "reread.h"

/*
 * The worst place for the second load is between the test and the compare: the
 * value that was tested is not the one that is incremented.
 */
struct vmspace *
vmspace_acquire_ref_reread(struct proc *p)
{
	struct vmspace *vm;
	u_int refcnt;

	vm = p->p_vmspace;
	if (vm == NULL)
		return (NULL);
	do {
		if ((int)(u_int)vm->vm_refcnt <= 0)
			return (NULL);
		refcnt = vm->vm_refcnt;
	} while (!atomic_fcmpset_int(&vm->vm_refcnt, &refcnt, refcnt + 1));
	if (vm != p->p_vmspace) {
		vmspace_free(vm);
		return (NULL);
	}
	return (vm);
}
