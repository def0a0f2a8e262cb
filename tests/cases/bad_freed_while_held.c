/* holds kept: the last reference frees what a zombie still holds */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = hold_and_leave(td);

	if (refcount_release(&vm->vm_refcnt))
		vmspace_dofree(vm);
}

void
vmspace_exitfree(struct proc *p)
{

	drop_zombie(p);
}
