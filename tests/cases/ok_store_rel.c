/* holds: atomic_store_rel_int() is there */
#include "cases.h"

static refcnt_t seen;

void
vmspace_exit(struct thread *td)
{

	atomic_store_rel_int(&seen, 1);
	leave_first(td);
}
