/* no stale TLB: leaves pm_active while the old root is still loaded */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	td->td_proc->p_vmspace = &vmspace0;
	critical_enter();
	pmap_join_active(vmspace_pmap(&vmspace0));
	pmap_leave_active(vmspace_pmap(vm));
	pmap_load(vmspace_pmap(&vmspace0));
	critical_exit();
	if (refcount_release(&vm->vm_refcnt))
		finish(td, vm);
}
