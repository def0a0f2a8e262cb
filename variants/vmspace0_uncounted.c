/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * vmspace0 is never freed, so what an exit adds to its count and the reaping
 * takes away again decides nothing.  Without the two an exit has one line less
 * in common with all others.  Everybody else goes on counting: what a kernel
 * process, AIO or an observer of a zombie takes they drop themselves.
 */
void
vmspace_exit(struct thread *td)
{
	struct proc *p;
	struct vmspace *vm;
	bool released;

	p = td->td_proc;
	vm = p->p_vmspace;
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

void
vmspace_exitfree(struct proc *p)
{

	KASSERT(p->p_vmspace == &vmspace0, ("vmspace_exitfree: wrong vmspace"));
	p->p_vmspace = NULL;
}

VARIANT_TOUCHING("release_if_last, and exits do not count on vmspace0",
    "the count decides nothing; Linux, illumos and OpenBSD have none",
    "right",
    "vmspace_exit, vmspace_exitfree");
