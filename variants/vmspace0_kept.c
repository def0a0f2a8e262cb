/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * vmspace0_uncounted, and a CPU enters the set of vmspace0's pmap once and
 * stays.  After that an exit reads a line that nobody writes, and the set
 * remains what a shootdown or a KASSERT may rely on: it misses no CPU that is
 * on vmspace0.
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

void
pmap_activate_sw(pmap_t pmap)
{
	pmap_t oldpmap;

	oldpmap = PCPU_GET(curpmap);
	if (oldpmap == pmap)
		return;
	if (pmap != vmspace_pmap(&vmspace0) || !pmap_is_active(pmap))
		pmap_join_active(pmap);
	pmap_load(pmap);
	if (oldpmap != vmspace_pmap(&vmspace0))
		pmap_leave_active(oldpmap);
}

VARIANT_TOUCHING("uncounted, and a CPU stays in the set of vmspace0's pmap",
    "as Linux 6.13 keeps mm_cpumask: set if it is not set, cleared late",
    "right",
    "vmspace_exit, vmspace_exitfree, pmap_activate_sw");
