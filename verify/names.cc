/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The kernel's names of its fields and of what is in them. */
#include "kernel.h"
#include "kmem.h"

using namespace checker;

#ifndef PMAP_ASID_SET
/* Of CPU 0 to 9. */
static void
show_cpus(u_long set, char *shown)
{
	char *end, sep;
	u_int i;

	end = shown;
	sep = '{';
	for (i = 0; i < CPUS; i++)
		if ((set & __cpuset_mask(i)) != 0) {
			*end++ = sep;
			*end++ = (char)('0' + i);
			sep = ',';
		}
	text(end, sep == '{' ? "{}" : "}");
}
#endif

static bool
describe_vmspace(struct vmspace *vm, const void *address, u_long value,
    char *name, char *shown)
{
	struct pmap *pmap = vmspace_pmap(vm);
	const struct {
		bool	is;
		const char *name;
	} fields[] = {
		{ is_in(address, vm->vm_refcnt), "vm_refcnt" },
		{ is_in(address, vm->vm_holdcnt), "vm_holdcnt" },
		{ is_in(address, vm->vm_map.lock), "vm_map.lock" },
		{ is_in(address, vm->vm_map.nentries), "vm_map.nentries" },
		{ is_in(address, vm->vm_shm), "vm_shm" },
		{ is_in(address, pmap->pm_mtx), "pm_mtx" },
		{ is_in(address, pmap->pm_resident), "pm_resident" },
#ifdef PMAP_ASID_SET
		{ is_in(address, pmap->pm_cookie), "pm_cookie" },
#else
		{ is_in(address, pmap->pm_active), "pm_active" },
#endif
	};
	u_int i;

	for (const auto &f : fields)
		if (f.is) {
			text(name, "%s.%s", kmem_vmspace_name(vm), f.name);
			text(shown, "%ld", (long)value);
#ifndef PMAP_ASID_SET
			if (is_in(address, pmap->pm_active))
				show_cpus(value, shown);
#endif
			return (true);
		}
	for (i = 0; i < PT_NPAGES; i++)
		if (is_in(address, pmap->pm_pt.pt_entry[i])) {
			text(name, "%s.pte[%u]", kmem_vmspace_name(vm), i);
			text(shown, "%ld", (long)value);
			return (true);
		}
	return (false);
}

static bool
describe_proc(struct proc *p, const char *title, u_int number,
    const void *address, u_long value, char *name, char *shown)
{

	if (is_in(address, p->p_vmspace)) {
		text(name, "%s%u.p_vmspace", title, number);
		text(shown, "%s", value == 0 ? "NULL" :
		    kmem_vmspace_name((const void *)value));
		return (true);
	}
	if (is_in(address, p->p_mtx)) {
		text(name, "%s%u.p_mtx", title, number);
		return (true);
	}
	return (false);
}

bool
checker::describe(const void *address, unsigned long value, char *name,
    char *shown)
{
	unsigned object;
	u_int i;

	shown[0] = '\0';
	object = kmem_object(address);
	if (object != NO_OBJECT)
		return (describe_vmspace(&kmem->km_vmspace[object], address,
		    value, name, shown));
	if (is_in(address, vmspace0))
		return (describe_vmspace(&vmspace0, address, value, name,
		    shown));
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
		text(name, "the page's list");
		return (true);
	}
#ifdef PMAP_ASID_SET
	if (is_in(address, asids.asid_epoch)) {
		text(name, "asid_epoch");
		text(shown, "%lu", value);
		return (true);
	}
	if (is_in(address, asids.asid_set_mutex)) {
		text(name, "asid_set_mutex");
		return (true);
	}
#endif
	return (false);
}
