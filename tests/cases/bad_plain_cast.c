/* no crash: the count is read through a cast, of which the checker sees nothing */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	if (*(volatile u_int *)&vm->vm_refcnt > 1)
		move_to(td, &vmspace0);
	if (refcount_release(&vm->vm_refcnt))
		finish(td, vm);
}
