/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "cast.h"
#include "kmem.h"

static struct vmspace *vm;		/* the one that both exit from */
static u_int teardowns;

/* The process runs on its CPU, as after a switch to it. */
static void
run_on(struct proc *p, u_int cpuid)
{
	struct pcpu *pc;

	pc = &kmem->km_pcpu[cpuid];
	CPU_CLR(cpuid, &pc->pc_curpmap->pm_active);
	pc->pc_curthread = FIRST_THREAD_IN_PROC(p);
	pc->pc_curpmap = vmspace_pmap(p->p_vmspace);
	pc->pc_cr3 = pc->pc_curpmap->pm_cr3;
	CPU_SET(cpuid, &pc->pc_curpmap->pm_active);
}

static void
proc_make(struct proc *p)
{

	mtx_init(&p->p_mtx, "process lock");
	p->p_racct = NULL;
	p->p_thread.td_proc = p;
	p->p_thread.td_critnest = 0;
	p->p_vmspace = vm;
}

void
cast_begin(void)
{
	u_int i;

	teardowns = 0;
	kmem_make();
	vm = vmspace_alloc();
	pmap_populate(vmspace_pmap(vm), PT_NPAGES);
	for (i = 0; i < checker::CPUS; i++) {
		if (i > 0)
			refcount_acquire(&vm->vm_refcnt);
		proc_make(&kmem->km_proc[i]);
		run_on(&kmem->km_proc[i], i);
	}
}

void
cast_run(const struct variant *v, unsigned cpu)
{
	struct proc *p;

	p = &kmem->km_proc[cpu];
	v->exit(FIRST_THREAD_IN_PROC(p));
	if (p->p_vmspace != &vmspace0)
		panic("an exited process is not on vmspace0");
	v->leave_cpu(FIRST_THREAD_IN_PROC(p));
	v->exitfree(p);
}

void
ktr(enum ktr_event event, const void *arg, const checker::where &at)
{
	static const char *const text[KTR_NEVENTS] = {
		"pmap_activate", "pmap_remove_pages", "vmspace_dofree"
	};

	checker::note(text[event], at);
	if (event != KTR_VMSPACE_DOFREE)
		return;
	if (arg == &vmspace0)
		panic("vmspace0 torn down");
	if (++teardowns > 1)
		panic("torn down twice");
	if (vm->vm_pmap.pm_resident != 0)
		panic("torn down with pages mapped");
}

static void
check_cpu(u_int cpuid)
{
	struct pcpu *pc;

	pc = &kmem->km_pcpu[cpuid];
	if (kmem->km_proc[cpuid].p_vmspace != NULL)
		panic("a reaped process has a vmspace");
	if (pc->pc_curpmap != vmspace_pmap(&vmspace0))
		panic("an idle CPU's curpmap is not vmspace0's");
	if (pc->pc_cr3 != pt_kernel_root())
		panic("an idle CPU has not loaded vmspace0's page table");
	if (!CPU_ISSET(cpuid, &vmspace0.vm_pmap.pm_active))
		panic("an idle CPU is not in vmspace0's pm_active");
}

void
cast_end(void)
{
	u_int i;

	if (teardowns == 0)
		panic("never torn down");
	if (vmspace0.vm_refcnt != 1)
		panic("vmspace0's count is %u in the end",
		    (u_int)vmspace0.vm_refcnt);
	for (i = 0; i < checker::CPUS; i++)
		check_cpu(i);
	kmem_unmake();
}
