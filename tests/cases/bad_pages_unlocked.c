/* no data race, in reclaimed alone: takes its pages out without the pmap lock */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	if (refcount_release(&vm->vm_refcnt)) {
		take_pages(vmspace_pmap(vm));
		vmspace_dofree(vm);
	}
}
