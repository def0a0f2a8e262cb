/* pm_active empty, in reaped alone: whoever reaps leaves the root, for its CPU */
#include "cases.h"

void
vmspace_exit(struct thread *td __unused)
{
}

void
vmspace_leave_cpu(struct thread *td __unused)
{
	struct thread *next = choosethread();

	PCPU_SET(curthread, next);
	if (next->td_proc->p_vmspace != &vmspace0)
		pmap_activate(next);
}

void
vmspace_exitfree(struct proc *p)
{
	struct vmspace *vm = p->p_vmspace;

	p->p_vmspace = NULL;
	if (PCPU_GET(curpmap) == vmspace_pmap(vm))
		pmap_activate(curthread);
	if (refcount_release(&vm->vm_refcnt))
		vmspace_dofree(vm);
}
