/* holds: exits do not count on vmspace0, and observers and aio do */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{

	leave_uncounted(td);
}

void
vmspace_exitfree(struct proc *p)
{

	p->p_vmspace = NULL;
}
