/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "bare_loop.h"

void	fcmpset_loop__vmspace_exit(struct thread *);

void
bare_loop(unsigned k)
{
	struct kmem_cpu *kc;
	struct thread *td;
	u_int i;

	kc = &kmem.km_cpu[PCPU_GET(cpuid)];
	for (i = 0; i < k; i++) {
		td = FIRST_THREAD_IN_PROC(&kc->kc_proc[i].kp_proc);
		PCPU_SET(curthread, td);
		pmap_activate_sw(vmspace_pmap(td->td_proc->p_vmspace));
		fcmpset_loop__vmspace_exit(td);
	}
}
