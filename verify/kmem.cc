/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "kmem.h"
#include "settings.h"
#include "ledger.h"

/*
 * Raw memory, for the fields in it are constructed for each execution.  At one
 * address, so that nothing depends on where an execution's memory lies.
 */
alignas(64) static char kmem_room[sizeof(struct kmem)];
struct kmem *const kmem = (struct kmem *)kmem_room;

static void
proc_make(struct proc *p)
{

	kmem_construct(p);
	mtx_init(&p->p_mtx, "process lock");
	p->p_racct = NULL;
	p->p_thread.td_proc = p;
	p->p_thread.td_critnest = 0;
	p->p_thread.td_pinned = 0;
}

static void
zone_make(void)
{
	u_int i;

	kmem_construct(&kmem->km_zone_lock);
	mtx_init(&kmem->km_zone_lock, "zone");
	kmem->km_free = NULL;
	for (i = checker::OBJECTS; i-- > 0;) {
		checker::object_begin(i);
		kmem_construct(&kmem->km_vmspace[i]);
		checker::object_end();
		/* What a zone's init function sets, once for all lives. */
		refcount_init(&kmem->km_vmspace[i].vm_refcnt, 0);
		kmem->km_vmspace[i].vm_zone_next = kmem->km_free;
		kmem->km_free = &kmem->km_vmspace[i];
	}
}

static void
vmspace0_make(void)
{
	u_int i;

	kmem_construct(&kmem->km_vmspace0);
#ifdef PMAP_ASID_SET
	kmem_construct(&asids);
#endif
	proc_make(&kmem->km_proc0);
	for (i = 0; i < checker::CPUS; i++) {
		kmem_construct(&kmem->km_resident[i]);
		vmspace_init0(&kmem->km_resident[i]);
	}
	vmspace_init0(&vmspace0);
	kmem->km_proc0.p_vmspace = &vmspace0;
}

static void
cpu_make(u_int cpuid)
{
	struct pcpu *pc;

	proc_make(&kmem->km_proc[cpuid]);
	proc_make(&kmem->km_child[cpuid]);
	kmem_construct(&kmem->km_pcpu[cpuid]);
	pc = &kmem->km_pcpu[cpuid];
	pc->pc_cpuid = cpuid;
	pc->pc_idlethread.td_proc = &kmem->km_proc0;
	pc->pc_idlethread.td_critnest = 0;
	pc->pc_idlethread.td_pinned = 0;
	pc->pc_curthread = &pc->pc_idlethread;
	pc->pc_nextthread = &pc->pc_idlethread;
	pc->pc_curpmap.value = vmspace_pmap(&vmspace0);
	pc->pc_root = pt_kernel_root();
#ifndef PMAP_ASID_SET
	if (cpuid < settings.cast->ncpus)
		CPU_SET(cpuid, &vmspace_pmap(&vmspace0)->pm_active);
#endif
}

void
kmem_make(void)
{
	u_int i;

	vmspace0_make();
	zone_make();
	for (i = 0; i < checker::CPUS; i++)
		cpu_make(i);
	proc_make(&kmem->km_aiod);
	kmem_construct(&kmem->km_meeting);
	kmem_construct(&kmem->km_walked);
	kmem_construct(&kmem->km_pv_lock);
	mtx_init(&kmem->km_pv_lock, "page's list");
	kmem_construct(&kmem->km_pv_pmap);
	plain_words_make();
}

static unsigned played = checker::CPUS;

void
kmem_play(unsigned cpuid)
{

	played = cpuid;
}

struct pcpu *
pcpu_here(void)
{

	return (&kmem->km_pcpu[played < checker::CPUS ? played :
	    checker::cpu()]);
}

unsigned
kmem_object(const void *address)
{

	if (!is_in(address, kmem->km_vmspace))
		return (checker::NO_OBJECT);
	return ((unsigned)((size_t)((const char *)address -
	    (const char *)kmem->km_vmspace) / sizeof(struct vmspace)));
}

const char *
kmem_vmspace_name(const void *address)
{
	static const char *const name[checker::OBJECTS + 1] = {
		"vm1", "vm2", "vm3", NULL
	};

	if (is_in(address, kmem->km_resident))
		return ("another process");
	if (is_in(address, vmspace0))
		return ("vmspace0");
	return (name[kmem_object(address)]);
}

#define	ROOT_LIVES	16UL

unsigned long
kmem_root(unsigned object)
{

	return ((object + 1) * ROOT_LIVES + checker::object_generation(object));
}

unsigned
kmem_root_object(unsigned long root)
{

	if (root == PT_KERNEL_ROOT)
		return (checker::NO_OBJECT);
	return ((unsigned)(root / ROOT_LIVES) - 1);
}

u_int
pcpu_count(void)
{

	return (checker::CPUS);
}

pmap_t
pcpu_curpmap(u_int cpuid)
{

	return (kmem->km_pcpu[cpuid].pc_curpmap.value);
}

/*
 * UMA takes locks to move an object from one CPU to another, so the next user
 * comes after the last one's freeing.
 */
struct vmspace *
vmspace_zalloc(void)
{
	struct vmspace *vm;

	mtx_lock(&kmem->km_zone_lock);
	vm = kmem->km_free;
	KASSERT(vm != NULL, ("vmspace_zalloc: out of vmspaces"));
	kmem->km_free = vm->vm_zone_next;
	mtx_unlock(&kmem->km_zone_lock);
	checker::object_born(kmem_object(vm));
	ledger_born(kmem_object(vm));
	if (settings.init_release)
		atomic_thread_fence_rel();
	checker::say("vmspace_alloc: gets %s%s", kmem_vmspace_name(vm),
	    checker::object_generation(kmem_object(vm)) > 0 ?
	    ", which was freed" : "");
	return (vm);
}

void
vmspace_zfree(struct vmspace *vm)
{

	ledger_freed(vm);
	checker::object_freed(kmem_object(vm));
	mtx_lock(&kmem->km_zone_lock);
	vm->vm_zone_next = kmem->km_free;
	kmem->km_free = vm;
	mtx_unlock(&kmem->km_zone_lock);
}

u_long
pt_alloc(struct pt *pt)
{

	return (kmem_root(kmem_object(pt)));
}

/* The page is no more mapped by that page table, whose pmap is locked. */
void
pv_remove(struct pt *pt)
{

	if (!cast_has(ROLE_RECLAIM))
		return;
	mtx_lock(&kmem->km_pv_lock);
	if ((pmap_t)kmem->km_pv_pmap == vmspace_pmap(
	    &kmem->km_vmspace[kmem_object(pt)]))
		kmem->km_pv_pmap = NULL;
	mtx_unlock(&kmem->km_pv_lock);
}

void
pt_free(struct pt *pt)
{
	u_int i;

	for (i = 0; i < PT_NPAGES; i++)
		if (pt->pt_entry[i].peek() != 0)
			checker::violation(EMPTIED, "%s's page table "
			    "is freed with pages mapped",
			    kmem_vmspace_name(pt));
	for (i = 0; i < checker::CPUS; i++)
		if (kmem->km_pcpu[i].pc_root == kmem_root(kmem_object(pt)))
			checker::violation(NO_FREED_ROOT, "%s's root is freed "
			    "while CPU %u has it loaded",
			    kmem_vmspace_name(pt), i);
}
