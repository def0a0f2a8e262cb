/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "cast.h"
#include "kmem.h"
#include "reread.h"
#include "settings.h"
#include "ledger.h"

using namespace checker;

static struct vmspace *vm;		/* the one that all exit from */

static bool
exits(u_int cpuid)
{

	if (cpuid >= settings.cast->ncpus)
		return (false);
	switch (settings.cast->role[cpuid]) {
	case ROLE_EXIT:
	case ROLE_WRITE_LOCKED:
	case ROLE_WRITE_UNLOCKED:
	case ROLE_EXIT_THEN_RUN:
		return (true);
	default:
		return (false);
	}
}

static bool
does(u_int cpuid, enum role role)
{

	return (cpuid < settings.cast->ncpus &&
	    settings.cast->role[cpuid] == role);
}

/* Its process is on that vmspace when the CPUs begin. */
static bool
on_vm(u_int cpuid)
{

	return (exits(cpuid) || does(cpuid, ROLE_EXEC) ||
	    does(cpuid, ROLE_UNMAP));
}

/* The process runs on its CPU, as after a switch to it. */
static void
run_on(const struct variant *v, struct proc *p, u_int cpuid)
{

	kmem_play(cpuid);
	PCPU_SET(curthread, FIRST_THREAD_IN_PROC(p));
	v->activate_sw(vmspace_pmap(p->p_vmspace));
	kmem_play(CPUS);
}

#ifdef PMAP_ASID_SET
/* Somebody sleeps, and keeps the last free identifier. */
static void
asid_taken(void)
{
	struct vmspace *sleeper;

	sleeper = vmspace_alloc();
	pmap_renew_asid(vmspace_pmap(sleeper));
	ledger_keeps(sleeper);
}
#endif

void
cast_begin(const struct variant *v)
{
	u_int holders, i;

	kmem_make();
	vm = v->alloc();
	pmap_populate(vmspace_pmap(vm), 1);
	holders = 0;
	for (i = 0; i < CPUS; i++) {
		kmem->km_proc[i].p_vmspace = &vmspace0;
		kmem->km_child[i].p_vmspace = NULL;
		if (!on_vm(i))
			continue;
		if (holders++ > 0)
			refcount_acquire(&vm->vm_refcnt);
		kmem->km_proc[i].p_vmspace = vm;
		run_on(v, &kmem->km_proc[i], i);
	}
	ledger_begin();
	for (i = 0; i < CPUS; i++)
		if (on_vm(i))
			ledger_holds(i, vm);
	for (i = 0; i < CPUS; i++)
		if (does(i, ROLE_UNMAP)) {
			kmem->km_child[i].p_vmspace = vm;
			ledger_keeps(vm);
		}
#ifdef PMAP_ASID_SET
	if (settings.cast->asids_out)
		asid_taken();
#endif
}

/* The process runs here now, whatever was here before. */
static void
check_runs(struct proc *p)
{
	struct pcpu *pc;
	pmap_t pmap;
	unsigned object;

	pc = pcpu_here();
	pmap = vmspace_pmap(p->p_vmspace.peek());
	object = kmem_object(pmap);
	if (pc->pc_root != kmem_root(object))
		violation(NO_SKIPPED_LOAD, "a new process runs on the root "
		    "that was here before: %s was recycled and is curpmap",
		    kmem_vmspace_name(pmap));
	if (pc->pc_curpmap.value != pmap)
		violation(CURPMAP_AGREES, "a process runs and curpmap is not "
		    "its pmap");
}

/* A process that no exit knows of, with a vmspace that may be a used one. */
static struct proc *
child_make(const struct variant *v, u_int cpuid)
{
	struct proc *p;
	struct vmspace *new_vm;

	p = &kmem->km_child[cpuid];
	new_vm = v->alloc();
	ledger_keeps(new_vm);
	pmap_populate(vmspace_pmap(new_vm), 1);
	p->p_vmspace = new_vm;
	return (p);
}

static void
do_fork(const struct variant *v, u_int cpuid)
{
	struct proc *p;

	say("fork");
	p = child_make(v, cpuid);
	PCPU_SET(curthread, FIRST_THREAD_IN_PROC(p));
	v->activate_sw(vmspace_pmap(p->p_vmspace));
	check_runs(p);
}

static void
do_exit(const struct variant *v, u_int cpuid, bool run_next)
{
	struct proc *next, *p;
	struct thread *td;

	p = &kmem->km_proc[cpuid];
	td = FIRST_THREAD_IN_PROC(p);
	next = NULL;
	say("vmspace_exit()");
	v->exit(td);
	if (td->td_critnest.peek() != 0)
		violation(KASSERTS, "vmspace_exit() returns inside a critical "
		    "section");
	if (run_next) {
		next = child_make(v, cpuid);
		PCPU_SET(nextthread, FIRST_THREAD_IN_PROC(next));
	}
	say("the thread leaves its CPU");
	v->leave_cpu(td);
	if (run_next)
		check_runs(next);
	say("reaped: vmspace_exitfree()");
	v->exitfree(p);
	/* A CPU that idles where its last process was goes on some time. */
	if (PCPU_GET(curpmap) != vmspace_pmap(curproc->p_vmspace.peek())) {
		say("another process runs");
		v->activate_sw(vmspace_pmap(&kmem->km_resident[cpuid]));
	}
}

static void
do_write_locked(struct proc *p)
{
	pmap_t pmap;

	pmap = vmspace_pmap(p->p_vmspace);
	say("maps a page");
	PMAP_LOCK(pmap);
	pt_enter(&pmap->pm_pt, 1);
	pmap->pm_resident = 2;
	PMAP_UNLOCK(pmap);
}

static void
do_write_unlocked(struct proc *p)
{

	say("writes a field of its vmspace");
	p->p_vmspace->vm_shm = NULL;
}

/*
 * Another process on the same vmspace unmaps a page: whoever may have it in a TLB
 * and is in pm_active is interrupted, and answers.  Then the page is given away.
 */
static void
do_unmap(void)
{
	pmap_t pmap;
	u_int i;

	pmap = vmspace_pmap(vm);
	say("unmaps a page of vm1");
	PMAP_LOCK(pmap);
	pt_clear(&pmap->pm_pt, 0);
	pmap->pm_resident = 0;
	ledger_unmapped(vm);
	for (i = 0; i < settings.cast->ncpus; i++)
#ifdef PMAP_ASID_SET
		ledger_flushed(i);
#else
		if (CPU_ISSET(i, &pmap->pm_active))
			ledger_flushed(i);
#endif
	ledger_given_away(vm);
	PMAP_UNLOCK(pmap);
}

/* vmspace_exec(): a new program, and the old vmspace is dropped. */
static void
do_exec(const struct variant *v, u_int cpuid)
{
	struct vmspace *new_vm, *old;
	struct proc *p;

	say("exec");
	p = &kmem->km_proc[cpuid];
	old = p->p_vmspace;
	new_vm = child_make(v, cpuid)->p_vmspace;
	PROC_VMSPACE_LOCK(p);
	p->p_vmspace = new_vm;
	PROC_VMSPACE_UNLOCK(p);
	v->activate_sw(vmspace_pmap(new_vm));
	v->free(old);
}

/*
 * Looks at CPU 0's process.  What it gets is that process's vmspace, which is
 * in its first life, the one of its new program, or the vmspace0 that it has
 * switched to.
 */
static void
do_observe(const struct variant *v, struct vmspace *(*acquire)(struct proc *))
{
	struct vmspace *seen;

	say("vmspace_acquire_ref(proc0)");
	ledger_looks();
	seen = acquire(&kmem->km_proc[0]);
	ledger_found(seen);
	say("vmspace_acquire_ref(): %s", seen == NULL ? "NULL" :
	    kmem_vmspace_name(seen));
	if (seen == NULL)
		return;
	if (seen != &vmspace0 && seen != kmem->km_child[0].p_vmspace.peek() &&
	    (seen != vm || object_generation(kmem_object(vm)) > 0))
		violation(OWN_VMSPACE, "vmspace_acquire_ref() returns %s, "
		    "which is another process's by now",
		    kmem_vmspace_name(seen));
	PMAP_LOCK(vmspace_pmap(seen));
	(void)(int)vmspace_pmap(seen)->pm_resident;
	PMAP_UNLOCK(vmspace_pmap(seen));
	say("vmspace_free(%s)", kmem_vmspace_name(seen));
	v->free(seen);
}

void
cast_run(const struct variant *v, unsigned cpuid)
{
	struct proc *p;

	p = &kmem->km_proc[cpuid];
	switch (settings.cast->role[cpuid]) {
	case ROLE_EXIT:
		do_exit(v, cpuid, false);
		break;
	case ROLE_WRITE_LOCKED:
		do_write_locked(p);
		do_exit(v, cpuid, false);
		break;
	case ROLE_WRITE_UNLOCKED:
		do_write_unlocked(p);
		do_exit(v, cpuid, false);
		break;
	case ROLE_EXIT_THEN_RUN:
		do_exit(v, cpuid, true);
		break;
	case ROLE_OBSERVE:
		do_observe(v, v->acquire_ref);
		break;
	case ROLE_OBSERVE_REREAD:
		do_observe(v, vmspace_acquire_ref_reread);
		break;
	case ROLE_EXEC:
		do_exec(v, cpuid);
		break;
	case ROLE_UNMAP:
		do_unmap();
		break;
	case ROLE_FORK:
		do_fork(v, cpuid);
		break;
	}
}

/* The CPU runs its child or who stays, or idles on vmspace0. */
static void
check_cpu(u_int cpuid)
{
	struct pcpu *pc;
	struct vmspace *on;
	u_long root;

	pc = &kmem->km_pcpu[cpuid];
	on = kmem->km_child[cpuid].p_vmspace.peek();
	root = on != NULL ? kmem_root(kmem_object(on)) : pt_kernel_root();
	if (on == NULL)
		on = pc->pc_curpmap.value ==
		    vmspace_pmap(&kmem->km_resident[cpuid]) ?
		    &kmem->km_resident[cpuid] : &vmspace0;
	if (pc->pc_curpmap.value != vmspace_pmap(on))
		violation(CURPMAP_AGREES, "CPU %u's curpmap is not %s's",
		    cpuid, kmem_vmspace_name(on));
	if (pc->pc_root != root)
		violation(CURPMAP_AGREES, "CPU %u has not loaded %s's root",
		    cpuid, kmem_vmspace_name(on));
#ifndef PMAP_ASID_SET
	if (!CPU_ISSET(cpuid, &on->vm_pmap.pm_active))
		violation(CURPMAP_AGREES, "CPU %u is not in %s's pm_active",
		    cpuid, kmem_vmspace_name(on));
#endif
}

void
cast_end(void)
{
	u_int i;

	for (i = 0; i < settings.cast->ncpus; i++) {
		if (exits(i) && kmem->km_proc[i].p_vmspace.peek() != NULL)
			violation(ENDS_ON_VMSPACE0, "proc%u was reaped and "
			    "has a vmspace", i);
		check_cpu(i);
	}
	ledger_end();
	if (vmspace0.vm_refcnt.word.peek() != 1)
		violation(VMSPACE0_COUNT, "vmspace0's count is %u, and was 1",
		    vmspace0.vm_refcnt.word.peek());

}
