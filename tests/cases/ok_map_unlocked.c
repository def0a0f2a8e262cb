/* holds: nobody meets the last one at the map lock, so it takes none */
#include "leaves.h"

void
vmspace_dofree(struct vmspace *vm)
{

	free_unlocked(vm);
}
