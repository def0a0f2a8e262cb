/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/* Frees a vmspace whose last reference the caller has dropped. */
void
vmspace_dofree(struct vmspace *vm)
{

	shmexit(vm);
	(void)vm_map_remove(&vm->vm_map, vm_map_min(&vm->vm_map),
	    vm_map_max(&vm->vm_map));
	pmap_release(vmspace_pmap(vm));
	uma_zfree(vmspace_zone, vm);
}
