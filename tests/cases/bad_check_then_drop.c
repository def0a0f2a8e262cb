/* torn down once: both see a count of 2, and both only subtract */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);
	bool sole = refcount_load(&vm->vm_refcnt) == 1;

	if (!sole) {
		move_to(td, &vmspace0);
		atomic_thread_fence_rel();
	}
	atomic_subtract_int(&vm->vm_refcnt, 1);
	atomic_thread_fence_acq();
	if (sole)
		finish(td, vm);
}
