/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * Drop the reference and stay: a hold on the vmspace, kept until the reaping,
 * keeps the root there for the CPU that stands on it.  By the reaping the
 * thread has left its CPU, so nobody ever has to switch for the sake of the
 * count.  The references together have one hold, with which the vmspace began.
 *
 * The last one tears down where it stands, if nobody else who has exited may be
 * standing there, too; otherwise the pages go with the last hold.
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
	struct vmspace *vm;

	vm = td->td_proc->p_vmspace;
	refcount_acquire(&vm->vm_holdcnt);
	if (!refcount_release(&vm->vm_refcnt))
		return;
	if (refcount_load(&vm->vm_holdcnt) == 2) {
		atomic_thread_fence_acq();
		pmap_remove_pages(vmspace_pmap(vm));
	}
	vmspace_drop(vm);
}

/* The zombie's hold; its p_vmspace is dead, and nobody gets it any more. */
void
vmspace_exitfree(struct proc *p)
{
	struct vmspace *vm;

	vm = p->p_vmspace;
	p->p_vmspace = NULL;
	vmspace_drop(vm);
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
	if (oldpmap == pmap)
		return;
	if (pmap != vmspace_pmap(&vmspace0))
		pmap_join_active(pmap);
	pmap_load(pmap);
	if (oldpmap != vmspace_pmap(&vmspace0))
		pmap_leave_active(oldpmap);
}

VARIANT_TOUCHING("release and stay; a hold keeps the root until the reaping",
    "DragonFly: holdcnt of vmspace_relexit() and vmspace_exitfree()", "right",
    "vmspace_exit, vmspace_exitfree, vmspace_free, vmspace_alloc,"
    " pmap_activate_sw");
