/* sole at teardown: marks the dead count with all bits */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	if (refcount_release(&vm->vm_refcnt)) {
		atomic_store_int(&vm->vm_refcnt, ~0U);
		finish(td, vm);
	}
}
