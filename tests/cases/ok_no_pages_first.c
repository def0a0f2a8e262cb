/* holds: slow, for vmspace_dofree() has all the pages to remove */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	if (refcount_release(&vm->vm_refcnt))
		vmspace_dofree(vm);
}
