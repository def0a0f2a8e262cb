/* holds: leaves pm_active once the root is gone */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	td->td_proc->p_vmspace = &vmspace0;
	critical_enter();
	pmap_join_active(vmspace_pmap(&vmspace0));
	pmap_load(vmspace_pmap(&vmspace0));
	pmap_leave_active(vmspace_pmap(vm));
	critical_exit();
	if (refcount_release(&vm->vm_refcnt))
		finish(td, vm);
}
