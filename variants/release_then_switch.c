/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * "I suspect that refcount_release() might be enough."  It is for the last
 * holder, who stays.  Everybody else keeps running on an address space that
 * they no longer hold, until the switch below.
 */
void
vmspace_exit(struct thread *td)
{
	struct proc *p;
	struct vmspace *vm;

	p = td->td_proc;
	vm = p->p_vmspace;
	refcount_acquire(&vmspace0.vm_refcnt);
	if (refcount_release(&vm->vm_refcnt)) {
		pmap_remove_pages(vmspace_pmap(vm));
		PROC_VMSPACE_LOCK(p);
		p->p_vmspace = &vmspace0;
		PROC_VMSPACE_UNLOCK(p);
		pmap_activate(td);
		vmspace_dofree(vm);
	} else {
		PROC_VMSPACE_LOCK(p);
		p->p_vmspace = &vmspace0;
		PROC_VMSPACE_UNLOCK(p);
		pmap_activate(td);
	}
}

VARIANT("refcount_release, then switch",
    "D26923, kib: \"just use refcount_release()\"",
    "wrong: curpmap outlives the reference");
