/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * A sole holder drops the last reference without leaving.  Anybody else leaves
 * and then decrements unconditionally; that decrement may turn out to be the
 * last one after all, when the others left in between.
 */
void
vmspace_exit(struct thread *td)
{
	struct proc *p;
	struct vmspace *vm;
	bool released;

	p = td->td_proc;
	vm = p->p_vmspace;
	refcount_acquire(&vmspace0.vm_refcnt);
	released = refcount_release_if_last(&vm->vm_refcnt);
	if (!released) {
		if (p->p_vmspace != &vmspace0) {
			PROC_VMSPACE_LOCK(p);
			p->p_vmspace = &vmspace0;
			PROC_VMSPACE_UNLOCK(p);
			pmap_activate(td);
		}
		released = refcount_release(&vm->vm_refcnt);
	}
	if (!released)
		return;

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

VARIANT("refcount_release_if_last, then switch and release",
    "D26923's proposal, landed as D27057", "right");
