/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Makes vmspaces, and has what their teardown is made of. */
#include "kernel.h"

void
vmspace_zero(struct vmspace *vm)
{

	sx_init(&vm->vm_map.lock, "vm map");
	vm->vm_map.min_offset = 0;
	vm->vm_map.max_offset = 1UL << 47;	/* amd64's user half */
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

struct vmspace * __weak_symbol
vmspace_alloc(void)
{
	struct vmspace *vm;

	vm = vmspace_zalloc();
	vmspace_zero(vm);
	pmap_pinit(vmspace_pmap(vm));
	refcount_init(&vm->vm_refcnt, 1);
	refcount_init(&vm->vm_holdcnt, 1);
	return (vm);
}

/* vmspace0 is there from the start, and proc0 holds it for ever. */
void
vmspace_init0(struct vmspace *vm)
{

	vmspace_zero(vm);
	pmap_pinit0(vmspace_pmap(vm));
	refcount_init(&vm->vm_refcnt, 1);
	refcount_init(&vm->vm_holdcnt, 1);
}

/* None of ours has SysV segments to detach. */
void
shmexit(struct vmspace *vm __diagused)
{

	KASSERT(vm->vm_shm == NULL, ("shmexit: shm still attached"));
}

/*
 * All of the map goes, and takes the map lock even when it is empty.  The map
 * is the first thing in its vmspace, and this the first thing that any teardown
 * does to it.
 */
int
vm_map_remove(struct vm_map *map, vm_offset_t start __diagused,
    vm_offset_t end __diagused)
{

	KTR_EVENT(KTR_VMSPACE_DOFREE, map);
	KASSERT(start <= vm_map_min(map) && end >= vm_map_max(map),
	    ("vm_map_remove: a part of the map"));
	vm_map_lock(map);
	map->nentries = 0;
	pmap_remove(vmspace_pmap((struct vmspace *)(void *)map));
	vm_map_unlock(map);
	return (KERN_SUCCESS);
}
