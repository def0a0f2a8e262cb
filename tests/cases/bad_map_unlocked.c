/* no data race: takes no map lock, and leaves out the acquire that allows it */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{
	struct vmspace *vm = begin(td);

	move_to(td, &vmspace0);
	if (atomic_fetchadd_int(&vm->vm_refcnt, -1) == 1)
		finish(td, vm);
}

void
vmspace_dofree(struct vmspace *vm)
{

	KTR_EVENT(KTR_VMSPACE_DOFREE, &vm->vm_map);
	vm->vm_map.nentries = 0;
	pmap_remove(vmspace_pmap(vm));
	pmap_release(vmspace_pmap(vm));
	uma_zfree(vmspace_zone, vm);
}
