/* holds: nobody meets the last one at the map lock, so it takes none */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{

	leave_first(td);
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
