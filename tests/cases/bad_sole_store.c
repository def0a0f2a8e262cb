/* sole at teardown: a count of 1 is taken for a right to store 0 */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm;

	if (refcount_load(&td->td_proc->p_vmspace->vm_refcnt) != 1) {
		leave_first(td);
		return;
	}
	vm = begin(td);
	atomic_thread_fence_acq();
	atomic_store_int(&vm->vm_refcnt, 0);
	finish(td, vm);
}
