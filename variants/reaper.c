/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * The exit does nothing.  When the thread has left its CPU, and the root with
 * it, the idle loop hands the process to a reaper, which makes the decrement
 * and destroys.  Here the reaper is this CPU's own and runs at once: what
 * OpenBSD's costs beside, one thread behind a mutex that has to be woken, is
 * left out.
 */
void
vmspace_exit(struct thread *td __unused)
{

}

static void
reaper(struct proc *p)
{
	struct vmspace *vm;

	vm = p->p_vmspace;
	PROC_VMSPACE_LOCK(p);
	p->p_vmspace = &vmspace0;
	PROC_VMSPACE_UNLOCK(p);
	if (!refcount_release(&vm->vm_refcnt))
		return;
	pmap_remove_unloaded(vmspace_pmap(vm));
	vmspace_dofree(vm);
}

void
vmspace_leave_cpu(struct thread *td)
{

	cpu_throw(td, choosethread());
	reaper(td->td_proc);
}

void
vmspace_exitfree(struct proc *p)
{

	KASSERT(p->p_vmspace == &vmspace0, ("vmspace_exitfree: wrong vmspace"));
	p->p_vmspace = NULL;
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

VARIANT_TOUCHING("leave the CPU; a reaper makes the decrement and destroys",
    "OpenBSD: the reaper, fed from the idle loop", "right",
    "vmspace_exit, vmspace_exitfree, sched_idletd, kproc_start,"
    " pmap_activate_sw, pmap_remove_pages");
