/* holds: leaves the root with the CPU, and the vmspace at the reaping */
#include "cases.h"

void
vmspace_exit(struct thread *td __unused)
{
}

void
vmspace_exitfree(struct proc *p)
{
	struct vmspace *vm = p->p_vmspace;

	p->p_vmspace = NULL;
	if (refcount_release(&vm->vm_refcnt))
		vmspace_dofree(vm);
}
