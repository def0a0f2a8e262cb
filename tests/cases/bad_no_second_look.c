/* own vmspace: trusts the first look at p_vmspace */
#include "leaves.h"

struct vmspace *
vmspace_acquire_ref(struct proc *p)
{
	struct vmspace *vm = p->p_vmspace;

	return (vm != NULL && refcount_acquire_if_not_zero(&vm->vm_refcnt) ?
	    vm : NULL);
}
