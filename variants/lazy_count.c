/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * A CPU holds the vmspace whose root it has loaded, and drops that hold when it
 * loads another.  vmspace0's mappings are part of every address space, so going
 * there loads nothing: the CPU stays on the dead root until a process runs
 * next.  The references together have one hold, with which the vmspace began.
 *
 * If no other CPU is on the root, the last one empties it where it stands;
 * otherwise the last switch does, which a kernel would leave to a task.
 */
static void
vmspace_drop(struct vmspace *vm)
{

	if (refcount_release(&vm->vm_holdcnt))
		vmspace_dofree(vm);
}

void
vmspace_exit(struct thread *td)
{
	struct proc *p;
	struct vmspace *vm;

	p = td->td_proc;
	vm = p->p_vmspace;
	PROC_VMSPACE_LOCK(p);
	p->p_vmspace = &vmspace0;
	PROC_VMSPACE_UNLOCK(p);
	if (!refcount_release(&vm->vm_refcnt))
		return;
	if (refcount_load(&vm->vm_holdcnt) == 2) {
		atomic_thread_fence_acq();
		pmap_remove_pages(vmspace_pmap(vm));
	}
	vmspace_drop(vm);
}

void
vmspace_exitfree(struct proc *p)
{

	KASSERT(p->p_vmspace == &vmspace0, ("vmspace_exitfree: wrong vmspace"));
	p->p_vmspace = NULL;
}

void
vmspace_free(struct vmspace *vm)
{

	if (refcount_release(&vm->vm_refcnt))
		vmspace_drop(vm);
}

void
pmap_activate_sw(pmap_t pmap)
{
	pmap_t oldpmap;

	oldpmap = PCPU_GET(curpmap);
	if (oldpmap == pmap || pmap == vmspace_pmap(&vmspace0))
		return;
	refcount_acquire(&pmap_vmspace(pmap)->vm_holdcnt);
	pmap_join_active(pmap);
	pmap_load(pmap);
	if (oldpmap == vmspace_pmap(&vmspace0))
		return;
	pmap_leave_active(oldpmap);
	vmspace_drop(pmap_vmspace(oldpmap));
}

VARIANT_TOUCHING("a CPU holds the root that it has loaded, also while idle",
    "Linux: mm_count and lazy mms; NetBSD: lazy pmaps", "right",
    "vmspace_exit, vmspace_exitfree, vmspace_free, vmspace_alloc,"
    " pmap_activate_sw");
