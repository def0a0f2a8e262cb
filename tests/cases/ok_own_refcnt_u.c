/* holds: counts exits in variables of its own, of both kinds */
#include "cases.h"

static volatile u_int exits;
static refcnt_t others;

void
vmspace_exit(struct thread *td)
{

	atomic_add_int(&exits, 1);
	atomic_add_int(&others, 1);
	leave_first(td);
}
