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

	free_unlocked(vm);
}
