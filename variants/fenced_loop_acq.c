/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * The loop with an acquire fence and nothing for it to pair with: "Don't you
 * need a release there too?"
 */
void
vmspace_exit(struct thread *td)
{
	struct proc *p;
	struct vmspace *vm;
	int refcnt;

	p = td->td_proc;
	vm = p->p_vmspace;
	atomic_add_int(&vmspace0.vm_refcnt, 1);
	refcnt = vm->vm_refcnt;
	do {
		if (refcnt > 1 && p->p_vmspace != &vmspace0) {
			PROC_VMSPACE_LOCK(p);
			p->p_vmspace = &vmspace0;
			PROC_VMSPACE_UNLOCK(p);
			pmap_activate(td);
		}
	} while (!atomic_fcmpset_int(&vm->vm_refcnt, &refcnt, refcnt - 1));
	if (refcnt != 1)
		return;

	atomic_thread_fence_acq();
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

VARIANT("fcmpset loop, acquire fence only", "D26923, first upload",
    "wrong: no release to pair with, by atomic(9); amd64 forgives it");
