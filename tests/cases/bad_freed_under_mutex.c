/* locking(9): tears down under a mutex of its own, and the map lock sleeps */
#include "cases.h"

static struct mtx drop_lock;

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	mtx_lock(&drop_lock);
	if (refcount_release(&vm->vm_refcnt))
		finish(td, vm);
	mtx_unlock(&drop_lock);
}
