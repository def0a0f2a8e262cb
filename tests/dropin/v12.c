/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* With the macros and idioms of FreeBSD 12: fcmpset, and its acquire_ref. */
#include "kernel.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm;
	struct proc *p;
	int refcnt;

	p = td->td_proc;
	vm = p->p_vmspace;
	atomic_add_int(&vmspace0.vm_refcnt, 1);
	refcnt = vm->vm_refcnt;
	do {
		if (refcnt > 1 && p->p_vmspace != &vmspace0) {
			PROC_VMSPACE_LOCK(p);
			p->p_vmspace = &vmspace0;
			PROC_VMSPACE_UNLOCK(p);
			pmap_activate(td);
		}
	} while (!atomic_fcmpset_int(&vm->vm_refcnt, &refcnt, refcnt - 1));
	if (refcnt == 1) {
		if (p->p_vmspace != vm) {
			PROC_VMSPACE_LOCK(p);
			p->p_vmspace = vm;
			PROC_VMSPACE_UNLOCK(p);
			pmap_activate(td);
		}
		pmap_remove_pages(vmspace_pmap(vm));
		PROC_VMSPACE_LOCK(p);
		p->p_vmspace = &vmspace0;
		PROC_VMSPACE_UNLOCK(p);
		pmap_activate(td);
		vmspace_dofree(vm);
	}
#ifdef RACCT
	if (racct_enable)
		vmspace_container_reset(p);
#endif
}

struct vmspace *
vmspace_acquire_ref(struct proc *p)
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
