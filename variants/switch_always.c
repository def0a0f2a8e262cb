/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * Leave first and ask later: once on vmspace0 the decrement needs no care.  A
 * sole holder, who could have stayed, goes out, back in and out again.
 */
void
vmspace_exit(struct thread *td)
{
	struct proc *p;
	struct vmspace *vm;

	p = td->td_proc;
	vm = p->p_vmspace;
	refcount_acquire(&vmspace0.vm_refcnt);
	if (p->p_vmspace != &vmspace0) {
		PROC_VMSPACE_LOCK(p);
		p->p_vmspace = &vmspace0;
		PROC_VMSPACE_UNLOCK(p);
		pmap_activate(td);
	}
	if (!refcount_release(&vm->vm_refcnt))
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

VARIANT("unconditional switch to vmspace0", "D26923, markj: \"a pessimization\"",
    "right: slow when sole");
