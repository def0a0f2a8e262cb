/* holds: vmspace_free() with its WITNESS_WARN() */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{

	leave_first(td);
}

void
vmspace_free(struct vmspace *vm)
{

	WITNESS_WARN(WARN_GIANTOK | WARN_SLEEPOK, NULL,
	    "vmspace_free() called");
	if (refcount_release(&vm->vm_refcnt))
		vmspace_dofree(vm);
}
