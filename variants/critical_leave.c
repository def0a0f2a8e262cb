/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * One reading of "we can put whatever pmap * into curpmap in critical section,
 * if we do full userspace VA TLB invalidation inside the section": leave the
 * pmap in name first, and load vmspace0's only if others still hold ours.  The
 * last holder has never left and saves the switch back.  Between the decrement
 * and the load this CPU stands on a root that another may be freeing.  (The
 * lock inside the section is a no-op while vmspaces are type stable.)
 */
void
vmspace_exit(struct thread *td)
{
	struct proc *p;
	struct vmspace *vm;

	p = td->td_proc;
	vm = p->p_vmspace;
	refcount_acquire(&vmspace0.vm_refcnt);
	critical_enter();
	pmap_leave_active(vmspace_pmap(vm));
	if (refcount_release(&vm->vm_refcnt)) {
		pmap_join_active(vmspace_pmap(vm));
		invltlb();
		critical_exit();
		pmap_remove_pages(vmspace_pmap(vm));
		PROC_VMSPACE_LOCK(p);
		p->p_vmspace = &vmspace0;
		PROC_VMSPACE_UNLOCK(p);
		pmap_activate(td);
		vmspace_dofree(vm);
		return;
	}
	PROC_VMSPACE_LOCK(p);
	p->p_vmspace = &vmspace0;
	PROC_VMSPACE_UNLOCK(p);
	pmap_join_active(vmspace_pmap(&vmspace0));
	pmap_load(vmspace_pmap(&vmspace0));
	invltlb();
	critical_exit();
}

VARIANT("leave pm_active, release, load only if not last",
    "D26923, kib on critical sections, one reading",
    "open: runs on a root that another may free");
