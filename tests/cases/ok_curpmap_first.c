/* holds: curpmap is another before that pmap is freed */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	if (!refcount_release(&vm->vm_refcnt))
		return;
	/* The checker preempts no thread, as a kernel would. */
	PCPU_SET(curpmap, vmspace_pmap(vm));
	pmap_remove_pages(vmspace_pmap(vm));
	PCPU_SET(curpmap, vmspace_pmap(&vmspace0));
	vmspace_dofree(vm);
}
