/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/* The reaping: wait4(2) gives back the zombie's reference on vmspace0. */
void
vmspace_exitfree(struct proc *p)
{
	struct vmspace *vm;

	vm = p->p_vmspace;
	p->p_vmspace = NULL;
	KASSERT(vm == &vmspace0, ("vmspace_exitfree: wrong vmspace"));
	vmspace_free(vm);
}
