/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "cast.h"
#include "kmem.h"
#include "settings.h"
#include "ledger.h"

using namespace checker;

static struct vmspace *vm;		/* the one that all exit from */

/* Exits from that vmspace. */
static const u_int EXITS = ROLE_EXIT | ROLE_WRITE_LOCKED |
    ROLE_WRITE_UNLOCKED | ROLE_EXIT_THEN_RUN | ROLE_AIO;
/* Its process stays on that vmspace to the end. */
static const u_int STAYS = ROLE_UNMAP | ROLE_ENTER;
/* Its process is on that vmspace when the CPUs begin. */
static const u_int ON_VM = EXITS | STAYS | ROLE_EXEC;
/* And does not run yet. */
static const u_int WAITS = ROLE_AIO | ROLE_ENTER;

static bool
does(u_int cpuid, u_int roles)
{

	return ((settings.cast->role[cpuid] & roles) != 0);
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
/*
 * Somebody sleeps, and keeps the last free identifier; and who runs after the
 * fork has none yet, and so begins an epoch, unless the fork had to.
 */
static void
asids_taken(void)
{
	struct vmspace *sleeper;
	u_int i;

	sleeper = vmspace_alloc();
	pmap_renew_asid(vmspace_pmap(sleeper));
	ledger_keeps(sleeper);
	for (i = 0; i < CPUS; i++)
		if (does(i, ROLE_FORK))
			kmem->km_resident[i].vm_pmap.pm_cookie = 0;
}
#endif

void
cast_begin(const struct variant *v)
{
	u_int holders, i;

	locking_begin();
	kmem_make();
	vm = v->alloc();
	pmap_populate(vmspace_pmap(vm), 1);
	holders = 0;
	for (i = 0; i < CPUS; i++) {
		kmem->km_proc[i].p_vmspace = &vmspace0;
		kmem->km_child[i].p_vmspace = NULL;
		if (!does(i, ON_VM))
			continue;
		if (holders++ > 0)
			refcount_acquire(&vm->vm_refcnt);
		kmem->km_proc[i].p_vmspace = vm;
		if (!does(i, WAITS))
			run_on(v, &kmem->km_proc[i], i);
	}
	if (cast_has(ROLE_RECLAIM))
		kmem->km_pv_pmap = vmspace_pmap(vm);
	if (cast_has(ROLE_AIO)) {
		kmem->km_aiod.p_vmspace = &vmspace0;
		refcount_acquire(&vmspace0.vm_refcnt);
	}
	kmem->km_walked = 1;
	ledger_begin();
	for (i = 0; i < CPUS; i++)
		if (does(i, ON_VM))
			ledger_holds(i, vm);
	for (i = 0; i < CPUS; i++)
		if (does(i, STAYS)) {
			kmem->km_child[i].p_vmspace = vm;
			ledger_keeps(vm);
		}
#ifdef PMAP_ASID_SET
	if (cast_is(CAST_ASIDS_OUT))
		asids_taken();
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
	/* Mapped under the lock, which orders what is set before. */
	vm_map_lock(&new_vm->vm_map);
	new_vm->vm_map.nentries = 1;
	vm_map_unlock(&new_vm->vm_map);
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
	if (!cast_is(CAST_ASIDS_OUT))
		return;
	say("another process runs, and has no ASID");
	v->activate_sw(vmspace_pmap(&kmem->km_resident[cpuid]));
	p->p_vmspace = NULL;
}

/*
 * Of the thread that has left its CPU, and of the parent that waits for that,
 * the second finds the other there; then the process can be reaped.
 */
static bool
comes_second(void)
{

	return (kmem->km_meeting.word.fetch_add(1, ACQ_REL, here()) == 1);
}

static void
do_reap(const struct variant *v, struct proc *p)
{

	say("reaped: vmspace_exitfree()");
	v->exitfree(p);
}

static void
do_exit(const struct variant *v, u_int cpuid, bool run_next)
{
	struct proc *next, *p;
	struct thread *td;
	bool reaps;

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
	reaps = !cast_has(ROLE_REAP) ||
	    (cast_is(CAST_NO_WAIT) && comes_second());
	say("the thread leaves its CPU");
	v->leave_cpu(td);
	if (run_next)
		check_runs(next);
	if (reaps || (!cast_is(CAST_NO_WAIT) && comes_second()))
		do_reap(v, p);
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

/*
 * Does a shootdown find the CPU?  Whether it may miss a bit that has just been
 * set is the port's affair, and asked where a CPU enters; arm64 tells all.
 */
static bool
finds(u_int cpuid __unused)
{
#ifdef PMAP_ASID_SET

	return (true);
#else
	cpuset_t *set;

	set = &vmspace_pmap(vm)->pm_active;
	if (cast_has(ROLE_ENTER))
		return (CPU_ISSET(cpuid, set));
	return ((set->__bits[0].peek() & __cpuset_mask(cpuid)) != 0);
#endif
}

/*
 * A page was unmapped: whoever may have it in a TLB and is in pm_active is
 * interrupted, and answers.  Then the page is given away.
 */
static void
shoot_down(void)
{
	u_int i;

	ledger_unmapped(vm);
	if (cast_is(CAST_FENCED))
		atomic_thread_fence_seq_cst();
	for (i = 0; i < settings.cast->ncpus; i++)
		if (finds(i))
			ledger_flushed(i);
	ledger_given_away(vm);
}

/* Another process on the same vmspace unmaps a page. */
static void
do_unmap(void)
{
	pmap_t pmap;

	pmap = vmspace_pmap(vm);
	say("unmaps a page of vm1");
	PMAP_LOCK(pmap);
	pt_clear(&pmap->pm_pt, 0);
	(void)kmem->km_walked.word.swap(0, RELAXED, here());
	pmap->pm_resident = 0;
	shoot_down();
	PMAP_UNLOCK(pmap);
}

/*
 * The page daemon wants that page, and finds who maps it in the page's list,
 * where a pmap stands as long as it does; no reference keeps its vmspace.
 * The count of its pages is left at what another page of its makes it.
 */
static void
do_reclaim(void)
{
	pmap_t pmap;

	say("the page daemon looks who maps a page");
	mtx_lock(&kmem->km_pv_lock);
	pmap = kmem->km_pv_pmap;
	if (pmap != NULL && mtx_trylock(&pmap->pm_mtx)) {
		say("and takes it from %s", kmem_vmspace_name(pmap));
		pmap->pm_pt.pt_entry[0] = 0;
		shoot_down();
		kmem->km_pv_pmap = NULL;
		PMAP_UNLOCK(pmap);
	}
	mtx_unlock(&kmem->km_pv_lock);
}

/*
 * The CPU is switched to a process on that vmspace and walks its page table for
 * a page that another may be unmapping.
 */
static void
do_enter(const struct variant *v, struct proc *p)
{

	say("a switch to a process on vm1");
	PCPU_SET(curthread, FIRST_THREAD_IN_PROC(p));
	v->activate_sw(vmspace_pmap(vm));
	if (cast_is(CAST_FENCED))
		atomic_thread_fence_seq_cst();
	if (kmem->km_walked != 0)
		ledger_walked(vm);
}

/* vmspace_switch_aio(), of the kernel process that runs here. */
static void
switch_aio(const struct variant *v, struct vmspace *new_vm)
{
	struct vmspace *old;

	say("vmspace_switch_aio(%s)", kmem_vmspace_name(new_vm));
	old = curproc->p_vmspace;
	curproc->p_vmspace = new_vm;
	atomic_add_int(&new_vm->vm_refcnt, 1);
	v->activate_sw(vmspace_pmap(new_vm));
	v->free(old);
}

/* A job of aio's for a process that waits for it, and then exits here. */
static void
do_aio(const struct variant *v, u_int cpuid)
{
	struct proc *p;

	p = &kmem->km_proc[cpuid];
	PCPU_SET(curthread, FIRST_THREAD_IN_PROC(&kmem->km_aiod));
	switch_aio(v, vm);
	switch_aio(v, &vmspace0);
	PCPU_SET(curthread, FIRST_THREAD_IN_PROC(p));
	v->activate_sw(vmspace_pmap(vm));
	do_exit(v, cpuid, false);
}

/*
 * exec_new_vmspace() of whoever holds its vmspace alone by now: it is kept and
 * emptied.  False where others hold it.
 */
static bool
empties(struct vmspace *own)
{

	if (refcount_load(&own->vm_refcnt) != 1)
		return (false);
	if (cast_is(CAST_FENCED))
		atomic_thread_fence_acq();
	say("empties %s, which it holds alone", kmem_vmspace_name(own));
	shmexit(own);
	pmap_remove_pages(vmspace_pmap(own));
	/* As vm_map_remove(), the KTR_EVENT of which counts as a teardown. */
	vm_map_lock(&own->vm_map);
	own->vm_map.nentries = 0;
	vm_map_unlock(&own->vm_map);
	return (true);
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
	if (cast_is(CAST_EMPTIES) && empties(old)) {
		kmem->km_child[cpuid].p_vmspace = old;
		ledger_keeps(old);
		return;
	}
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
	vm_map_lock(&seen->vm_map);
	(void)(int)seen->vm_map.nentries;
	vm_map_unlock(&seen->vm_map);
	/* Without the lock, as vm_map_min() is read. */
	(void)(struct shmmap_state *)seen->vm_shm;
	say("vmspace_free(%s)", kmem_vmspace_name(seen));
	v->free(seen);
}

/*
 * vmspace_acquire_ref_plain() as a compiler might make it: "The compiler is
 * free to optimize refcnt back to vm->vm_refcnt."  The worst place for the
 * second load is between the test and the compare: the value that was tested is
 * not the one that is incremented.
 */
static struct vmspace *
vmspace_acquire_ref_reread(struct proc *p)
{
	struct vmspace *own;
	u_int refcnt;

	own = p->p_vmspace;
	if (own == NULL)
		return (NULL);
	do {
		if ((int)(u_int)own->vm_refcnt <= 0)
			return (NULL);
		refcnt = own->vm_refcnt;
	} while (!atomic_fcmpset_int(&own->vm_refcnt, &refcnt, refcnt + 1));
	if (own != p->p_vmspace) {
		vmspace_free(own);
		return (NULL);
	}
	return (own);
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
		say("writes a field of its vmspace");
		p->p_vmspace->vm_shm = NULL;
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
	case ROLE_RECLAIM:
		do_reclaim();
		break;
	case ROLE_ENTER:
		do_enter(v, p);
		break;
	case ROLE_AIO:
		do_aio(v, cpuid);
		break;
	case ROLE_REAP:
		if (comes_second()) {
			ledger_reaps(0);
			do_reap(v, &kmem->km_proc[0]);
		}
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
		if (does(i, EXITS) && kmem->km_proc[i].p_vmspace.peek() != NULL)
			violation(ENDS_ON_VMSPACE0, "proc%u was reaped and "
			    "has a vmspace", i);
		check_cpu(i);
	}
	ledger_end();
	/* proc0's, and that of aio's daemon. */
	if (vmspace0.vm_refcnt.word.peek() != (cast_has(ROLE_AIO) ? 2 : 1))
		violation(VMSPACE0_COUNT, "vmspace0's count is %u in the end",
		    vmspace0.vm_refcnt.word.peek());
}
