/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "leftovers.h"

static bool
is_free(pmap_t pmap)
{
	struct vmspace *vm;

	for (vm = kmem.km_cpu[0].kc_free; vm != NULL; vm = vm->vm_zone_next)
		if (pmap == vmspace_pmap(vm))
			return (true);
	return (false);
}

struct leftovers
exit_leftovers(const struct variant *v, unsigned k, unsigned holders,
    bool held, enum next next)
{
	struct leftovers r;
	struct vmspace *holding[BLOCK_MAX];
	struct proc *p;
	u_int i, n;

	block_prepare(k, holders);
	n = 0;
	for (i = 0; held && i < k; i += holders)
		holding[n++] =
		    v->acquire_ref(&kmem.km_cpu[0].kc_proc[i].kp_proc);
	block_whole(v, 0, k, next);
	while (n > 0)
		v->free(holding[--n]);
	r.on_freed = is_free(PCPU_GET(curpmap));
	exit_idle(v);
	r.broken = block_broken(1);
	r.zone_free = block_zone();
	r.critical = pcpu.pc_idlethread.td_critnest != 0 ||
	    pcpu.pc_idlethread.td_pinned != 0;
	r.not_reaped = 0;
	for (i = 0; i < k; i++) {
		p = &kmem.km_cpu[0].kc_proc[i].kp_proc;
		if (p->p_vmspace != NULL)
			r.not_reaped++;
		if (p->p_thread.td_critnest != 0 ||
		    p->p_thread.td_pinned != 0)
			r.critical = true;
	}
	return (r);
}
