/* own vmspace, in exec alone: its second look sees exits, and no exec */
#include "leaves.h"

struct vmspace *
vmspace_acquire_ref(struct proc *p)
{
	struct vmspace *now, *vm = p->p_vmspace;

	if (vm == NULL || !refcount_acquire_if_not_zero(&vm->vm_refcnt))
		return (NULL);
	atomic_thread_fence_acq();
	now = p->p_vmspace;
	if (now != NULL && now != &vmspace0)
		return (vm);
	vmspace_free(vm);
	return (NULL);
}
