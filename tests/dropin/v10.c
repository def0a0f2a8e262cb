/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* With the macros and idioms of FreeBSD 10: a plain count, cmpset, racct. */
#include "kernel.h"

static void
vmspace_container_reset(struct proc *p)
{

#ifdef RACCT
	PROC_LOCK(p);
	racct_set(p, RACCT_VMEM, 0);
	PROC_UNLOCK(p);
#endif
	PROC_LOCK_ASSERT(p, MA_NOTOWNED);
}

static __inline void
vmspace_dofree(struct vmspace *vm)
{

	CTR1(KTR_VM, "vmspace_free: %p", vm);
	shmexit(vm);
	(void)vm_map_remove(&vm->vm_map, vm->vm_map.min_offset,
	    vm->vm_map.max_offset);
	pmap_release(vmspace_pmap(vm));
	vm->vm_map.pmap = NULL;
	uma_zfree(vmspace_zone, vm);
}

void
vmspace_free(struct vmspace *vm)
{

	WITNESS_WARN(WARN_GIANTOK | WARN_SLEEPOK, NULL,
	    "vmspace_free() called with non-sleepable lock held");
	if (vm->vm_refcnt == 0)
		panic("vmspace_free: nobody holds it");
	if (atomic_fetchadd_int(&vm->vm_refcnt, -1) == 1)
		vmspace_dofree(vm);
}

void
vmspace_exit(struct thread *td)
{
	struct proc *p = td->td_proc;
	struct vmspace *vm = p->p_vmspace;
	boolean_t away;
	int refcnt;

	atomic_add_int(&vmspace0.vm_refcnt, 1);
	away = FALSE;
	do {
		refcnt = vm->vm_refcnt;
		if (refcnt > 1 && !away) {
			PROC_VMSPACE_LOCK(p);
			p->p_vmspace = &vmspace0;
			PROC_VMSPACE_UNLOCK(p);
			pmap_activate(td);
			away = TRUE;
		}
	} while (!atomic_cmpset_int(&vm->vm_refcnt, refcnt, refcnt - 1));
	if (refcnt == 1) {
		if (away == TRUE) {
			PROC_VMSPACE_LOCK(p);
			p->p_vmspace = vm;
			PROC_VMSPACE_UNLOCK(p);
			pmap_activate(td);
		}
		if (pmap_resident_count(vmspace_pmap(vm)) > 0)
			pmap_remove_pages(vmspace_pmap(vm));
		PROC_VMSPACE_LOCK(p);
		p->p_vmspace = &vmspace0;
		PROC_VMSPACE_UNLOCK(p);
		pmap_activate(td);
		vmspace_dofree(vm);
	}
	vmspace_container_reset(p);
}
