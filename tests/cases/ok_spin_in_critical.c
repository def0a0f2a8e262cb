/* holds: a spin mutex in a critical section, and that under a mutex */
#include "cases.h"

static struct mtx drop_lock, spin_lock;

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);
	bool last;

	move_to(td, &vmspace0);
	mtx_lock(&drop_lock);
	critical_enter();
	mtx_lock_spin(&spin_lock);
	last = refcount_release(&vm->vm_refcnt);
	mtx_unlock_spin(&spin_lock);
	critical_exit();
	mtx_unlock(&drop_lock);
	if (last)
		finish(td, vm);
}
