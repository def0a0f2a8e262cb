/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The rest of a stretch as of FreeBSD's main, from vmspace_dofree() on; the
 * test puts v13.c and vmspace_acquire_ref() behind it.
 */
CTASSERT(sizeof(u_int) == 4);

static inline void
vmspace_dofree(struct vmspace *vm)
{

	CTR1(KTR_VM, "vmspace_free: %p", vm);
	shmexit(vm);
	(void)vm_map_remove(&vm->vm_map, vm_map_min(&vm->vm_map),
	    vm_map_max(&vm->vm_map));
	pmap_release(vmspace_pmap(vm));
	vm->vm_map.pmap = NULL;
	uma_zfree(vmspace_zone, vm);
}

void
vmspace_exitfree(struct proc *p)
{
	struct vmspace *vm;

	PROC_VMSPACE_LOCK(p);
	vm = p->p_vmspace;
	p->p_vmspace = NULL;
	PROC_VMSPACE_UNLOCK(p);
	KASSERT(vm == &vmspace0, ("vmspace_exitfree: wrong vmspace"));
	vmspace_free(vm);
}

void
vmspace_switch_aio(struct vmspace *newvm)
{
	struct vmspace *oldvm;

	KASSERT(refcount_load(&newvm->vm_refcnt) > 0,
	    ("vmspace_switch_aio: newvm unreferenced"));
	oldvm = curproc->p_vmspace;
	if (oldvm == newvm)
		return;
	curproc->p_vmspace = newvm;
	refcount_acquire(&newvm->vm_refcnt);
	pmap_activate(curthread);
	vmspace_free(oldvm);
}
