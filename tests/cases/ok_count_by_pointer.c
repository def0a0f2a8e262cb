/* holds: hands a count on as refcount(9) once declared it, to atomic(9) alone */
#include "cases.h"

static bool
drop(volatile u_int *count)
{

	atomic_thread_fence_rel();
	if (atomic_fetchadd_int(count, -1) > 1)
		return (false);
	atomic_thread_fence_acq();
	return (true);
}

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	if (drop(&vm->vm_refcnt))
		finish(td, vm);
}
