/* no data race: takes no map lock, and leaves out the acquire that allows it */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	if (atomic_fetchadd_int(&vm->vm_refcnt, -1) == 1)
		finish(td, vm);
}

void
vmspace_dofree(struct vmspace *vm)
{

	free_unlocked(vm);
}
