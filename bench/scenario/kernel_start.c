/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* How the kernel of ring 3 and that of ring 0 begin: with process 0. */
#include "kernel.h"
#include "cpu.h"

void
kernel_start(void)
{
	struct proc *p0;

	p0 = &kmem.km_proc0;
	mtx_init(&p0->p_mtx, "process lock");
	p0->p_thread.td_proc = p0;
	p0->p_thread.td_critnest = 0;
	p0->p_thread.td_pinned = 0;
	vmspace_init0(&vmspace0);
	p0->p_vmspace = &vmspace0;
}
