/* holds: atomic_cmpset_rel_int() is there */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	if (atomic_cmpset_rel_int(&vm->vm_refcnt, 1, 0)) {
		atomic_thread_fence_acq();
		finish(td, vm);
		return;
	}
	move_to(td, &vmspace0);
	if (refcount_release(&vm->vm_refcnt))
		finish(td, vm);
}
