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

static inline void
leave_first(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	if (refcount_release(&vm->vm_refcnt))
		finish(td, vm);
}
