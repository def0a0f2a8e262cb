/* no crash: tests p_vmspace and reads it again */
#include "leaves.h"

struct vmspace *
vmspace_acquire_ref(struct proc *p)
{
	struct vmspace *vm;

	if (p->p_vmspace == NULL)
		return (NULL);
	vm = p->p_vmspace;
	if (!refcount_acquire_if_not_zero(&vm->vm_refcnt))
		return (NULL);
	if (p->p_vmspace == vm)
		return (vm);
	vmspace_free(vm);
	return (NULL);
}
