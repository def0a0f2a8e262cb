/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "kmem.h"

/*
 * Raw memory, for the fields in it are constructed for each execution.  At one
 * address, so that nothing depends on where an execution's memory lies.
 */
alignas(64) static char kmem_room[sizeof(struct kmem)];
struct kmem *const kmem = (struct kmem *)kmem_room;

/* Construction in place, for which the host would need its <new>. */
struct construct {
	static void *operator new(size_t, void *place) { return (place); }
};

template <typename T>
struct constructed : construct {
	T	value;
};

template <typename T>
static void
make(T *p)
{

	static_assert(sizeof(constructed<T>) == sizeof(T), "not just a T");
	new (p) constructed<T>;
}

static void
zone_make(void)
{
	u_int i;

	kmem->km_free = NULL;
	for (i = 0; i < checker::OBJECTS; i++) {
		checker::object_begin(i);
		make(&kmem->km_vmspace[i]);
		checker::object_end();
		kmem->km_vmspace[i].vm_zone_next = kmem->km_free;
		kmem->km_free = &kmem->km_vmspace[i];
	}
}

static void
vmspace0_make(void)
{
	struct proc *p0;

	make(&kmem->km_vmspace0);
	make(&kmem->km_proc0);
	p0 = &kmem->km_proc0;
	mtx_init(&p0->p_mtx, "process lock");
	p0->p_thread.td_proc = p0;
	p0->p_thread.td_critnest = 0;
	vmspace_init0(&vmspace0);
	p0->p_vmspace = &vmspace0;
}

static void
cpu_make(u_int cpuid)
{
	struct pcpu *pc;

	make(&kmem->km_proc[cpuid]);
	make(&kmem->km_pcpu[cpuid]);
	pc = &kmem->km_pcpu[cpuid];
	pc->pc_cpuid = cpuid;
	pc->pc_idlethread.td_proc = &kmem->km_proc0;
	pc->pc_idlethread.td_critnest = 0;
	pc->pc_curthread = &pc->pc_idlethread;
	pc->pc_nextthread = &pc->pc_idlethread;
	pc->pc_curpmap = vmspace_pmap(&vmspace0);
	pc->pc_cr3 = pt_kernel_root();
	CPU_SET(cpuid, &pc->pc_curpmap->pm_active);
}

void
kmem_make(void)
{
	u_int i;

	vmspace0_make();
	zone_make();
	for (i = 0; i < checker::CPUS; i++)
		cpu_make(i);
}

void
kmem_unmake(void)
{
	u_int i;

	for (i = 0; i < checker::CPUS; i++) {
		kmem->km_pcpu[i].~pcpu();
		kmem->km_proc[i].~proc();
	}
	for (i = 0; i < checker::OBJECTS; i++)
		kmem->km_vmspace[i].~vmspace();
	kmem->km_proc0.~proc();
	kmem->km_vmspace0.~vmspace();
}

struct pcpu *
pcpu_here(void)
{

	return (&kmem->km_pcpu[checker::cpu()]);
}

struct vmspace *
vmspace_zalloc(void)
{
	struct vmspace *vm;

	vm = kmem->km_free;
	if (vm == NULL)
		panic("vmspace_zalloc: out of vmspaces");
	kmem->km_free = vm->vm_zone_next;
	return (vm);
}

void
vmspace_zfree(struct vmspace *vm)
{

	checker::object_freed((u_int)(vm - kmem->km_vmspace));
	vm->vm_zone_next = kmem->km_free;
	kmem->km_free = vm;
}

void
pt_free(struct pt *pt)
{
	u_int i;

	for (i = 0; i < checker::CPUS; i++)
		if (kmem->km_pcpu[i].pc_cr3 == (u_long)(uintptr_t)pt)
			panic("page-table root freed while loaded on CPU %u",
			    i);
}
