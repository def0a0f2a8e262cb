/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * A count of 1 is taken for a right to it, as exec_new_vmspace() takes it, and
 * the decrement for a store.  Between the two an observer may have made it 2,
 * and its reference is lost.
 */
void
vmspace_exit(struct thread *td)
{
	struct proc *p;
	struct vmspace *vm;
	bool released;

	p = td->td_proc;
	vm = p->p_vmspace;
	refcount_acquire(&vmspace0.vm_refcnt);
	released = refcount_load(&vm->vm_refcnt) == 1;
	if (released) {
		atomic_thread_fence_acq();
		atomic_store_int(&vm->vm_refcnt, 0);
	} else {
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

VARIANT("a count of 1 is read and 0 stored",
    "FreeBSD: exec_new_vmspace()'s plain test, in an exit's place",
    "wrong: loses the reference of an observer");
