/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The life of a vmspace at both ends: vmspace_alloc() and vmspace_dofree(). */
#include "kernel.h"

static void
vmspace_zero(struct vmspace *vm)
{

	mtx_init(&vm->vm_map.lock, "vm map");
	vm->vm_map.nentries = 0;
	vm->vm_shm = NULL;
	vm->vm_swrss = 0;
	vm->vm_tsize = 0;
	vm->vm_dsize = 0;
	vm->vm_ssize = 0;
	vm->vm_taddr = 0;
	vm->vm_daddr = 0;
	vm->vm_maxsaddr = 0;
}

struct vmspace *
vmspace_alloc(void)
{
	struct vmspace *vm;

	vm = vmspace_zalloc();
	vmspace_zero(vm);
	pmap_pinit(vmspace_pmap(vm));
	refcount_init(&vm->vm_refcnt, 1);
	return (vm);
}

/* vmspace0 is there from the start, and proc0 holds it for ever. */
void
vmspace_init0(struct vmspace *vm)
{

	vmspace_zero(vm);
	pmap_pinit0(vmspace_pmap(vm));
	refcount_init(&vm->vm_refcnt, 1);
}

void
vmspace_dofree(struct vmspace *vm)
{

	KTR_EVENT(KTR_VMSPACE_DOFREE, vm);

	/* shmexit() would detach SysV segments; none of ours attaches any. */
	KASSERT(vm->vm_shm == NULL, ("vmspace_dofree: shm still attached"));

	/* vm_map_remove() takes the map lock even when the map is empty. */
	mtx_lock(&vm->vm_map.lock);
	vm->vm_map.nentries = 0;
	pmap_remove(vmspace_pmap(vm));
	mtx_unlock(&vm->vm_map.lock);

	pmap_release(vmspace_pmap(vm));
	vmspace_zfree(vm);
}
