/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * Leave first, for good: what is torn down afterwards is a pmap that no CPU has
 * loaded, so there is no way back and out again.  Whoever is last, an exit
 * loads one address space.  vmspace0 is neither counted nor tracked.
 */
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
	pmap_activate(td);
	if (!refcount_release(&vm->vm_refcnt))
		return;
	pmap_remove_unloaded(vmspace_pmap(vm));
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
	if (pmap != vmspace_pmap(&vmspace0))
		pmap_join_active(pmap);
	pmap_load(pmap);
	if (oldpmap != vmspace_pmap(&vmspace0))
		pmap_leave_active(oldpmap);
}

VARIANT_TOUCHING("switch once, release, tear down what nobody has loaded",
    "illumos: hat_switch() before as_free()", "right",
    "vmspace_exit, vmspace_exitfree, pmap_activate_sw, pmap_remove_pages");
