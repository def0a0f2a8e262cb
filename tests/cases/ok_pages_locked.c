/* holds: takes its pages out under the pmap lock, for the page daemon */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	if (refcount_release(&vm->vm_refcnt)) {
		PMAP_LOCK(vmspace_pmap(vm));
		take_pages(vmspace_pmap(vm));
		PMAP_UNLOCK(vmspace_pmap(vm));
		vmspace_dofree(vm);
	}
}
