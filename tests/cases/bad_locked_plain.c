/* sole at teardown: counts by -- under a lock that observers do not take */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);
	u_int left;

	move_to(td, &vmspace0);
	mtx_lock(&vm->vm_map.lock);
	left = --vm->vm_refcnt;
	mtx_unlock(&vm->vm_map.lock);
	if (left == 0)
		finish(td, vm);
}
