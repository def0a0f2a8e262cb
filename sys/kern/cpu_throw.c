/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * The switch that does not come back, reduced to the address space.  Which one
 * the CPU then has is pmap_activate_sw()'s business.
 */
void
cpu_throw(struct thread *td __unused, struct thread *newtd)
{

	PCPU_SET(curthread, newtd);
	pmap_activate_sw(vmspace_pmap(newtd->td_proc->p_vmspace));
}
