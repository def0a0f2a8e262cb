/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * Leave first, and then look whether anybody else can still be there.  Once
 * p_vmspace says vmspace0, an observer can only come with what it read before,
 * and it looks again: either we see its reference, or it sees that we have gone
 * and takes the reference back without having used it.  That is two stores and
 * two loads crosswise, so both sides have a full fence in between; ours is the
 * only locked instruction of a sole exit beside its locks.
 *
 * Sole, the exit leaves the count at 1, on which such an observer may be adding
 * and taking back even after the vmspace was freed or given out again: its zone
 * is type stable, and a count that is not 0 is not set anew.  And nobody else
 * is in pm_active, so that we leave it by a plain store.
 */
void
vmspace_exit(struct thread *td)
{
	struct proc *p;
	struct vmspace *vm;
	pmap_t pmap, pmap0;
	bool sole;

	p = td->td_proc;
	vm = p->p_vmspace;
	pmap = vmspace_pmap(vm);
	pmap0 = vmspace_pmap(&vmspace0);
	critical_enter();
	PROC_VMSPACE_LOCK(p);
	p->p_vmspace = &vmspace0;
	PROC_VMSPACE_UNLOCK(p);
	if (!pmap_is_active(pmap0))
		pmap_join_active(pmap0);
	pmap_load(pmap0);
	sole = refcount_load(&vm->vm_refcnt) == 1;
	if (sole) {
		atomic_thread_fence_seq_cst();
		sole = refcount_load(&vm->vm_refcnt) == 1;
		atomic_thread_fence_acq();
	}
	if (sole)
		pmap_leave_active_last(pmap);
	else
		pmap_leave_active(pmap);
	critical_exit();
	if (!sole && !refcount_release(&vm->vm_refcnt))
		return;
	pmap_remove_unloaded(pmap);
	vmspace_dofree(vm);
}

struct vmspace *
vmspace_acquire_ref(struct proc *p)
{
	struct vmspace *vm;

	PROC_VMSPACE_LOCK(p);
	vm = p->p_vmspace;
	if (vm == NULL || !refcount_acquire_if_not_zero(&vm->vm_refcnt)) {
		PROC_VMSPACE_UNLOCK(p);
		return (NULL);
	}
	atomic_thread_fence_seq_cst();
	if (vm != p->p_vmspace) {
		PROC_VMSPACE_UNLOCK(p);
		vmspace_free(vm);
		return (NULL);
	}
	PROC_VMSPACE_UNLOCK(p);
	return (vm);
}

struct vmspace *
vmspace_alloc(void)
{
	struct vmspace *vm;

	vm = vmspace_zalloc();
	vmspace_zero(vm);
	pmap_pinit(vmspace_pmap(vm));
	if (refcount_load(&vm->vm_refcnt) == 0)
		refcount_init(&vm->vm_refcnt, 1);
	return (vm);
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

VARIANT_TOUCHING("switch to vmspace0, decrement only if others can be there",
    "this suite: vmspace0_kept, and the sole holder's decrement gone",
    "right",
    "vmspace_exit, vmspace_exitfree, vmspace_acquire_ref,"
    " vmspace_alloc, vmspace_zinit, pmap_activate_sw, pmap_remove_pages");
