/* holds: refcount_release_if_not_last() is there */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	if (!refcount_release_if_not_last(&vm->vm_refcnt) &&
	    refcount_release(&vm->vm_refcnt))
		finish(td, vm);
}
