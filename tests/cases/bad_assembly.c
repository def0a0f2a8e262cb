/* compiles: a fence in assembly, which the checker would take for none */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{

	__asm __volatile("" : : : "memory");
	leave_first(td);
}
