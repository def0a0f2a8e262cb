/* holds: the references together have one hold, each zombie another */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = hold_and_leave(td);

	if (refcount_release(&vm->vm_refcnt))
		drop_hold(vm);
}

void
vmspace_exitfree(struct proc *p)
{

	drop_zombie(p);
}

void
vmspace_free(struct vmspace *vm)
{

	if (refcount_release(&vm->vm_refcnt))
		drop_hold(vm);
}
