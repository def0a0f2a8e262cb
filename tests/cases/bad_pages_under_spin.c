/* locking(9): removes the pages under a spin mutex, and the pmap lock blocks */
#include "cases.h"

static struct mtx drop_lock;

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);
	bool last;

	move_to(td, &vmspace0);
	mtx_lock_spin(&drop_lock);
	last = refcount_release(&vm->vm_refcnt);
	if (last)
		pmap_remove_unloaded(vmspace_pmap(vm));
	mtx_unlock_spin(&drop_lock);
	if (last)
		vmspace_dofree(vm);
}
