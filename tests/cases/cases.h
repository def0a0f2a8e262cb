/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What the cases have in common.  Each is an exit path in which one thing was
 * changed: "bad" ones are what kernels really had, and each says in its first
 * line which property falls; "ok" ones look odd and are right.
 */
#include "kernel.h"

static inline void
move_to(struct thread *td, struct vmspace *vm)
{

	PROC_VMSPACE_LOCK(td->td_proc);
	td->td_proc->p_vmspace = vm;
	PROC_VMSPACE_UNLOCK(td->td_proc);
	pmap_activate(td);
}

/* The last one: back, remove the pages, away, free. */
static inline void
finish(struct thread *td, struct vmspace *vm)
{

	if (td->td_proc->p_vmspace != vm)
		move_to(td, vm);
	pmap_remove_pages(vmspace_pmap(vm));
	move_to(td, &vmspace0);
	vmspace_dofree(vm);
}

/* The vmspace that is left for vmspace0's, with a reference on that. */
static inline struct vmspace *
begin(struct thread *td)
{

	refcount_acquire(&vmspace0.vm_refcnt);
	return (td->td_proc->p_vmspace);
}

/* Leaves, and finishes if it was the last one, on a vmspace0 without counts. */
static inline void
leave_uncounted(struct thread *td)
{
	struct vmspace *vm = td->td_proc->p_vmspace;

	move_to(td, &vmspace0);
	if (refcount_release(&vm->vm_refcnt))
		finish(td, vm);
}

static inline void
leave_first(struct thread *td)
{

	refcount_acquire(&vmspace0.vm_refcnt);
	leave_uncounted(td);
}

static inline void
take_pages(pmap_t pmap)
{
	int i, resident = pmap->pm_resident;

	for (i = 0; i < resident; i++)
		pt_clear(&pmap->pm_pt, i);
	pmap->pm_resident = 0;
}

/* What vmspace_dofree() does, without the map lock. */
static inline void
free_unlocked(struct vmspace *vm)
{

	KTR_EVENT(KTR_VMSPACE_DOFREE, &vm->vm_map);
	vm->vm_map.nentries = 0;
	pmap_remove(vmspace_pmap(vm));
	pmap_release(vmspace_pmap(vm));
	uma_zfree(vmspace_zone, vm);
}

/* Leaves the root and keeps the vmspace, which its zombie holds. */
static inline struct vmspace *
hold_and_leave(struct thread *td)
{
	struct vmspace *vm = td->td_proc->p_vmspace;

	refcount_acquire(&vm->vm_holdcnt);
	critical_enter();
	pmap_activate_sw(vmspace_pmap(&vmspace0));
	critical_exit();
	return (vm);
}

static inline void
drop_hold(struct vmspace *vm)
{

	if (refcount_release(&vm->vm_holdcnt))
		vmspace_dofree(vm);
}

/* Reaps a zombie that holds its vmspace. */
static inline void
drop_zombie(struct proc *p)
{
	struct vmspace *vm = p->p_vmspace;

	p->p_vmspace = NULL;
	drop_hold(vm);
}
