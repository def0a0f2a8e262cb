/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The kernel's memory and its CPUs, in ring 3.  Only pages that are touched
 * cost anything, so the object is as large as the largest machine needs.
 */
#include "kernel.h"
#include "cpu.h"
#include "kmem_share.h"

struct kmem kmem;
_Thread_local struct pcpu pcpu;
_Thread_local char mtx_self;
u_int load_spins;
_Thread_local bool loads_free;
static struct pcpu *pcpus[CPU_MAX];	/* for those who ask from another CPU */

void
cpu_start(unsigned cpuid)
{

	pcpu.pc_cpuid = cpuid;
	pcpu.pc_idlethread.td_proc = &kmem.km_proc0;
	pcpu.pc_idlethread.td_critnest = 0;
	pcpu.pc_idlethread.td_pinned = 0;
	pmap_pinit(vmspace_pmap(&kmem.km_cpu[cpuid].kc_resident.kv_vmspace));
	refcount_init(&kmem.km_cpu[cpuid].kc_resident.kv_vmspace.vm_holdcnt, 1);
	pcpu.pc_curthread = &pcpu.pc_idlethread;
	pcpu.pc_nextthread = &pcpu.pc_idlethread;
	pcpu.pc_curpmap = vmspace_pmap(&vmspace0);
	pmap_join_active(pcpu.pc_curpmap);
	__atomic_store_n(&pcpus[cpuid], &pcpu, __ATOMIC_RELEASE);
}

void
cpu_stop(void)
{

	pmap_leave_active(pcpu.pc_curpmap);
	__atomic_store_n(&pcpus[pcpu.pc_cpuid], NULL, __ATOMIC_RELEASE);
}

u_int
pcpu_count(void)
{

	return (CPU_MAX);
}

pmap_t
pcpu_curpmap(u_int cpuid)
{
	struct pcpu *pc;

	pc = __atomic_load_n(&pcpus[cpuid], __ATOMIC_ACQUIRE);
	if (pc == NULL)
		return (NULL);
	return (__atomic_load_n(&pc->pc_curpmap, __ATOMIC_RELAXED));
}

/*
 * Each CPU allocates from and frees to a list of its own without a lock, as
 * UMA's per-CPU buckets do.
 */
struct vmspace *
vmspace_zalloc(void)
{
	struct kmem_cpu *kc;
	struct vmspace *vm;

	kc = &kmem.km_cpu[PCPU_GET(cpuid)];
	vm = kc->kc_free;
	if (__predict_false(vm == NULL))
		panic("vmspace_zalloc: CPU %u is out of vmspaces",
		    PCPU_GET(cpuid));
	kc->kc_free = vm->vm_zone_next;
	return (vm);
}

void
vmspace_zfree(struct vmspace *vm)
{
	struct kmem_cpu *kc;

	kc = &kmem.km_cpu[PCPU_GET(cpuid)];
	vm->vm_zone_next = kc->kc_free;
	kc->kc_free = vm;
}

void *
kmem_start(void)
{

	return (&kmem);
}

unsigned long
kmem_size(void)
{

	return (sizeof(kmem));
}
