/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The kernel's names of its fields and of what is in them. */
#include "kernel.h"
#include "kmem.h"

template <typename T>
static bool
is_in(const void *address, const T &field)
{

	return ((const char *)address >= (const char *)&field &&
	    (const char *)address < (const char *)(&field + 1));
}

#ifndef PMAP_ASID_SET
static void
show_cpus(u_long set, char *shown)
{
	const char *sep;
	char so_far[checker::TEXT_MAX];
	u_int i;

	sep = "";
	checker::text(shown, "{");
	for (i = 0; i < checker::CPUS; i++) {
		if ((set & __cpuset_mask(i)) == 0)
			continue;
		checker::text(so_far, "%s%s%u", shown, sep, i);
		checker::text(shown, "%s", so_far);
		sep = ",";
	}
	checker::text(so_far, "%s}", shown);
	checker::text(shown, "%s", so_far);
}
#endif

static bool
describe_vmspace(struct vmspace *vm, const void *address, u_long value,
    char *name, char *shown)
{
	const char *field;
	u_int i;

	checker::text(shown, "%ld", (long)value);
	field = NULL;
	if (is_in(address, vm->vm_refcnt))
		field = "vm_refcnt";
	else if (is_in(address, vm->vm_holdcnt))
		field = "vm_holdcnt";
	else if (is_in(address, vm->vm_map.lock))
		field = "vm_map.lock";
	else if (is_in(address, vm->vm_map.nentries))
		field = "vm_map.nentries";
	else if (is_in(address, vm->vm_shm))
		field = "vm_shm";
	else if (is_in(address, vm->vm_pmap.pm_mtx))
		field = "pm_mtx";
	else if (is_in(address, vm->vm_pmap.pm_resident))
		field = "pm_resident";
#ifdef PMAP_ASID_SET
	else if (is_in(address, vm->vm_pmap.pm_cookie))
		field = "pm_cookie";
#else
	else if (is_in(address, vm->vm_pmap.pm_active)) {
		field = "pm_active";
		show_cpus(value, shown);
	}
#endif
	if (field != NULL)
		checker::text(name, "%s.%s", kmem_vmspace_name(vm), field);
	for (i = 0; i < PT_NPAGES && field == NULL; i++)
		if (is_in(address, vm->vm_pmap.pm_pt.pt_entry[i])) {
			field = "pte";
			checker::text(name, "%s.pte[%u]",
			    kmem_vmspace_name(vm), i);
		}
	return (field != NULL);
}

static bool
describe_proc(struct proc *p, const char *title, u_int number,
    const void *address, u_long value, char *name, char *shown)
{

	if (is_in(address, p->p_vmspace)) {
		checker::text(name, "%s%u.p_vmspace", title, number);
		checker::text(shown, "%s", value == 0 ? "NULL" :
		    kmem_vmspace_name((const void *)value));
		return (true);
	}
	if (is_in(address, p->p_mtx)) {
		checker::text(name, "%s%u.p_mtx", title, number);
		return (true);
	}
	return (false);
}

bool
checker::describe(const void *address, unsigned long value, char *name,
    char *shown)
{
	u_int i;

	shown[0] = '\0';
	if (describe_vmspace(&vmspace0, address, value, name, shown))
		return (true);
	for (i = 0; i < OBJECTS; i++)
		if (describe_vmspace(&kmem->km_vmspace[i], address, value,
		    name, shown))
			return (true);
	for (i = 0; i < CPUS; i++)
		if (describe_proc(&kmem->km_proc[i], "proc", i, address, value,
		    name, shown) ||
		    describe_proc(&kmem->km_child[i], "child", i, address,
		    value, name, shown))
			return (true);
	if (describe_proc(&kmem->km_aiod, "aiod", 0, address, value, name,
	    shown))
		return (true);
	if (is_in(address, kmem->km_pv_lock)) {
		checker::text(name, "the page's list");
		return (true);
	}
#ifdef PMAP_ASID_SET
	if (is_in(address, asids.asid_epoch)) {
		checker::text(name, "asid_epoch");
		checker::text(shown, "%lu", value);
		return (true);
	}
	if (is_in(address, asids.asid_set_mutex)) {
		checker::text(name, "asid_set_mutex");
		return (true);
	}
#endif
	return (false);
}
