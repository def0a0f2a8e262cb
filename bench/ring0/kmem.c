/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The kernel's memory and its CPUs, in ring 0. */
#include "kernel.h"
#include "cpu.h"
#include "stress.h"

struct kmem kmem;
struct percpu percpus[CPU_MAX];

void
cpu_start(u_int cpuid)
{

	pcpu.pc_cpuid = cpuid;
	pcpu.pc_idlethread.td_proc = &kmem.km_proc0;
	pcpu.pc_idlethread.td_critnest = 0;
	pcpu.pc_idlethread.td_pinned = 0;
	pmap_pinit(vmspace_pmap(&kmem.km_cpu[cpuid].kc_resident.kv_vmspace));
	refcount_init(&kmem.km_cpu[cpuid].kc_resident.kv_vmspace.vm_holdcnt, 1);
	pcpu.pc_curthread = &pcpu.pc_idlethread;
	pcpu.pc_nextthread = &pcpu.pc_idlethread;
	pmap_join_active(vmspace_pmap(&vmspace0));
	pmap_load(vmspace_pmap(&vmspace0));
}

u_int
pcpu_count(void)
{

	return (CPU_MAX);
}

pmap_t
pcpu_curpmap(u_int cpuid)
{

	return (percpus[cpuid].pc_curpmap);
}

/* Each CPU has a list of its own without a lock, as UMA's buckets are. */
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
	STRESS_INACTIVE(vm, "allocated");
	kc->kc_free = vm->vm_zone_next;
	return (vm);
}

void
vmspace_zfree(struct vmspace *vm)
{
	struct kmem_cpu *kc;

	STRESS_INACTIVE(vm, "freed");
	kc = &kmem.km_cpu[PCPU_GET(cpuid)];
	vm->vm_zone_next = kc->kc_free;
	kc->kc_free = vm;
}
