/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * Drops a reference that is not an exiting process's own.  Whoever drops the
 * last one frees, without pmap_remove_pages(): the pmap is not the current one
 * here, and the removal of the map does that work, page by page in a kernel.
 */
void
vmspace_free(struct vmspace *vm)
{

	if (refcount_release(&vm->vm_refcnt))
		vmspace_dofree(vm);
}
