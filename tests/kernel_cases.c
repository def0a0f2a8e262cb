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

bool
case_has_active_set(void)
{

#ifdef PMAP_ASID_SET
	return (false);
#else
	return (true);
#endif
}

void
case_release_active_pmap(void)
{
	struct vmspace *vm;

	block_prepare(1, 1);
	vm = kmem.km_cpu[0].kc_proc[0].kp_proc.p_vmspace;
#ifndef PMAP_ASID_SET
	CPU_SET(0, &vmspace_pmap(vm)->pm_active);
#endif
	pmap_release(vmspace_pmap(vm));
}

void
case_remove_pages_of_another(void)
{

	block_prepare(1, 1);
	pmap_remove_pages(vmspace_pmap(
	    kmem.km_cpu[0].kc_proc[0].kp_proc.p_vmspace));
}
