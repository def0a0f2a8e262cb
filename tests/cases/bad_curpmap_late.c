/* no use after free, in asids-out alone: curpmap is what it has just freed */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	if (!refcount_release(&vm->vm_refcnt))
		return;
	PCPU_SET(curpmap, vmspace_pmap(vm));
	pmap_remove_pages(vmspace_pmap(vm));
	vmspace_dofree(vm);
	PCPU_SET(curpmap, vmspace_pmap(&vmspace0));
}
