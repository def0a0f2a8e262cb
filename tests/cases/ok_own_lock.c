/* holds: one lock of its own around the drop */
#include "cases.h"

static struct mtx drop_lock;

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);
	bool last;

	move_to(td, &vmspace0);
	mtx_lock(&drop_lock);
	last = refcount_release(&vm->vm_refcnt);
	mtx_unlock(&drop_lock);
	if (last)
		finish(td, vm);
}
