/* vmspace0's count, in aio alone: no one counts on vmspace0 any more but aio */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{

	leave_uncounted(td);
}

void
vmspace_exitfree(struct proc *p)
{

	p->p_vmspace = NULL;
}

void
vmspace_free(struct vmspace *vm)
{

	if (vm != &vmspace0 && refcount_release(&vm->vm_refcnt))
		vmspace_dofree(vm);
}

struct vmspace *
vmspace_acquire_ref(struct proc *p)
{
	struct vmspace *vm = p->p_vmspace;

	if (vm == NULL || vm == &vmspace0 ||
	    !refcount_acquire_if_not_zero(&vm->vm_refcnt))
		return (NULL);
	atomic_thread_fence_acq();
	if (p->p_vmspace == vm)
		return (vm);
	vmspace_free(vm);
	return (NULL);
}
