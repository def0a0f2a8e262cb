/* holds: vmspace_free() with its WITNESS_WARN() */
#include "leaves.h"

void
vmspace_free(struct vmspace *vm)
{

	WITNESS_WARN(WARN_GIANTOK | WARN_SLEEPOK, NULL,
	    "vmspace_free() called");
	if (refcount_release(&vm->vm_refcnt))
		vmspace_dofree(vm);
}
