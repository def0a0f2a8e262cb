/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * The other reading of "we can put whatever pmap * into curpmap in critical
 * section": leave for good, and when the decrement was the last, satisfy
 * pmap_remove_pages() by the store to curpmap alone.  That saves the loads of
 * the way back and out again.  The pmap lock is taken inside the section.
 */
void
vmspace_exit(struct thread *td)
{
	struct proc *p;
	struct vmspace *vm;

	p = td->td_proc;
	vm = p->p_vmspace;
	refcount_acquire(&vmspace0.vm_refcnt);
	PROC_VMSPACE_LOCK(p);
	p->p_vmspace = &vmspace0;
	PROC_VMSPACE_UNLOCK(p);
	pmap_activate(td);
	if (!refcount_release(&vm->vm_refcnt))
		return;

	critical_enter();
	PCPU_SET(curpmap, vmspace_pmap(vm));
	pmap_remove_pages(vmspace_pmap(vm));
	invltlb();
	PCPU_SET(curpmap, vmspace_pmap(&vmspace0));
	critical_exit();
	vmspace_dofree(vm);
}

VARIANT("switch, release, store curpmap without a load",
    "D26923, kib on critical sections, the other reading",
    "wrong: waits for locks in a critical section, and INVARIANTS panics");
