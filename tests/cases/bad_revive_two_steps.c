/* revives nothing: looks whether the count is 0, and then adds */
#include "leaves.h"

struct vmspace *
vmspace_acquire_ref(struct proc *p)
{
	struct vmspace *vm = p->p_vmspace;

	if (vm == NULL || refcount_load(&vm->vm_refcnt) == 0)
		return (NULL);
	refcount_acquire(&vm->vm_refcnt);
	if (p->p_vmspace == vm)
		return (vm);
	vmspace_free(vm);
	return (NULL);
}
