/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "block.h"
#include "kernel_cases.h"

struct count_case
case_acquire(unsigned start)
{
	struct count_case c;
	refcnt_t count;

	count = start;
	c.returned = refcount_acquire(&count);
	c.count = count;
	return (c);
}

struct count_case
case_acquire_if_not_zero(unsigned start)
{
	struct count_case c;
	refcnt_t count;

	count = start;
	c.returned = refcount_acquire_if_not_zero(&count);
	c.count = count;
	return (c);
}

struct count_case
case_release(unsigned start)
{
	struct count_case c;
	refcnt_t count;

	count = start;
	c.returned = refcount_release(&count);
	c.count = count;
	return (c);
}

struct count_case
case_release_if_last(unsigned start)
{
	struct count_case c;
	refcnt_t count;

	count = start;
	c.returned = refcount_release_if_last(&count);
	c.count = count;
	return (c);
}

bool
case_cpuset(unsigned n)
{
	cpuset_t set;
	u_int i;

	CPU_ZERO(&set);
	if (!CPU_EMPTY(&set))
		return (false);
	CPU_SET_ATOMIC(n, &set);
	for (i = 0; i < CPU_SETSIZE; i++)
		if (CPU_ISSET(i, &set) != (i == n))
			return (false);
	CPU_CLR_ATOMIC(n, &set);
	if (!CPU_EMPTY(&set))
		return (false);
	CPU_SET(n, &set);
	CPU_CLR(n, &set);
	return (CPU_EMPTY(&set));
}

unsigned
case_acquire_ref(enum acquire_form form, unsigned start, bool has_vmspace)
{
	static struct vmspace *(*const forms[NFORMS])(struct proc *) = {
		vmspace_acquire_ref, vmspace_acquire_ref_plain,
		vmspace_acquire_ref_load
	};
	struct proc *p;
	struct vmspace *vm;

	block_prepare(1, 1);
	p = &kmem.km_cpu[0].kc_proc[0].kp_proc;
	vm = p->p_vmspace;
	vm->vm_refcnt = start;
	if (!has_vmspace)
		p->p_vmspace = NULL;
	if (forms[form](p) == NULL)
		return (~0U);
	vmspace_free(vm);
	return (vm->vm_refcnt);
}

static u_int
zone_free(void)
{
	struct vmspace *vm;
	u_int n;

	n = 0;
	for (vm = kmem.km_cpu[0].kc_free; vm != NULL; vm = vm->vm_zone_next)
		n++;
	return (n);
}

struct exit_result
case_exit(const struct variant *v, unsigned k, unsigned holders, bool held,
    enum next next)
{
	struct exit_result r;
	struct vmspace *holding[BLOCK_MAX];
	struct proc *p;
	u_int i, n;

	block_prepare(k, holders);
	n = 0;
	for (i = 0; held && i < k; i += holders)
		holding[n++] = v->acquire_ref(&kmem.km_cpu[0].kc_proc[i].kp_proc);
	block_whole(v, k, true, next);
	while (n > 0)
		v->free(holding[--n]);
	r.zone_free = zone_free();
	r.vmspace0_count = vmspace0.vm_refcnt;
	r.on_vmspace0 = PCPU_GET(curpmap) == vmspace_pmap(&vmspace0) &&
	    CPU_ISSET(0, &vmspace_pmap(&vmspace0)->pm_active);
	r.critical = pcpu.pc_idlethread.td_critnest != 0;
	r.not_reaped = 0;
	for (i = 0; i < k; i++) {
		p = &kmem.km_cpu[0].kc_proc[i].kp_proc;
		if (p->p_vmspace != NULL)
			r.not_reaped++;
		if (p->p_thread.td_critnest != 0)
			r.critical = true;
	}
	return (r);
}

void
case_release_active_pmap(void)
{
	struct vmspace *vm;

	block_prepare(1, 1);
	vm = kmem.km_cpu[0].kc_proc[0].kp_proc.p_vmspace;
	CPU_SET(0, &vmspace_pmap(vm)->pm_active);
	pmap_release(vmspace_pmap(vm));
}

void
case_remove_pages_of_another(void)
{

	block_prepare(1, 1);
	pmap_remove_pages(vmspace_pmap(
	    kmem.km_cpu[0].kc_proc[0].kp_proc.p_vmspace));
}
