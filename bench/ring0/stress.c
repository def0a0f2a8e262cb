/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Stress mode: on every CPU at once, processes that share a vmspace exit, new
 * ones are forked into the vmspaces that have just been freed, and all of them
 * are observed meanwhile.  What the MMU shows is checked after each switch and
 * wherever the machine layer is entered (watch.c).
 */
#include "kernel.h"
#include "args.h"
#include "block.h"
#include "console.h"
#include "cpu.h"
#include "guest.h"
#include "port.h"
#include "user.h"
#include "watch.h"

/* Vmspaces in a round; their holders meet on each.  One more is a fork's. */
#define	RACES		16
#define	FORK_SLOT	(BLOCK_MAX - 1)
/* An observer looks in before one exit of these many, and keeps a while. */
#define	OBSERVE_ONE_IN	2
#define	FORK_ONE_IN	2
/* Between two looks at whether all have come, asleep where the port can. */
#define	BARRIER_US	20

static const struct variant *variant;
static u_int cpus, rounds;
static refcnt_t arrived, cpus_up;

/* All CPUs meet here; n is how often they have, with this time. */
static void
barrier(u_int n)
{

	__atomic_fetch_add(&arrived, 1, __ATOMIC_SEQ_CST);
	while (__atomic_load_n(&arrived, __ATOMIC_SEQ_CST) < n * cpus)
		port_delay(BARRIER_US);
}

static struct proc *
slot(u_int cpuid, u_int i)
{

	return (&kmem.km_cpu[cpuid].kc_proc[i].kp_proc);
}

/* A reference on some process's vmspace, or NULL. */
static struct vmspace *
observe(void)
{
	u_int i;

	if (watch_random(OBSERVE_ONE_IN) != 0)
		return (NULL);
	watch_step("observe");
	i = watch_random(RACES + 1);
	return (variant->acquire_ref(slot(watch_random(cpus),
	    i == RACES ? FORK_SLOT : i)));
}

/* The switch is done: what curpmap says must be what the MMU walks. */
static void
check_current(void)
{

	watch_expect(pt_id_of(pmap_root(PCPU_GET(curpmap))),
	    "curpmap");
}

static void
live_and_exit(u_int i)
{
	struct vmspace *held;
	pmap_t pmap;
	u_int wrong;

	watch_step("arrive");
	exit_arrive(variant, i);
	pmap = PCPU_GET(curpmap);
	wrong = user_touch((u_int)pmap->pm_resident, pt_id_of(pmap_root(pmap)));
	if (wrong != 0)
		watch_violation("user pages of another", "touch", wrong, 0);
	held = observe();
	watch_step("vmspace_exit");
	exit_inline(variant, i);
	check_current();
	if (held != NULL) {
		watch_step("observe");
		variant->free(held);
	}
	watch_step("leave_cpu");
	exit_leave(variant, i);
	check_current();
	watch_step("exitfree");
	exit_reap(variant, PCPU_GET(cpuid), i);
}

/* A new process, in what this CPU has freed last. */
static void
fork_and_exit(void)
{
	struct proc *p;
	struct vmspace *vm;

	watch_step("fork");
	vm = variant->alloc();
	pmap_populate(vmspace_pmap(vm), PT_NPAGES);
	p = slot(PCPU_GET(cpuid), FORK_SLOT);
	p->p_thread.td_proc = p;
	p->p_vmspace = vm;
	live_and_exit(FORK_SLOT);
}

/* All is quiet: nothing may be left, in use, or counted. */
static void
check_quiet(void)
{
	const char *broken;
	struct vmspace *vm;
	u_int cpu, i;

	watch_step("quiet");
	for (cpu = 0; cpu < cpus; cpu++)
		for (i = 0; i < BLOCK_MAX; i++) {
			vm = &kmem.km_cpu[cpu].kc_vmspace[i].kv_vmspace;
			if (vm->vm_pmap.pm_pt.pt_root == NULL)
				continue;
			if (pt_id_of(pmap_root(vmspace_pmap(vm))) !=
			    PT_ID_FREED)
				watch_violation("a vmspace was never freed",
				    "end", refcount_load(&vm->vm_refcnt), 0);
		}
	broken = block_broken(cpus);
	if (broken != NULL)
		watch_violation(broken, "end",
		    refcount_load(&vmspace0.vm_refcnt), 1);
}

static void
stress(u_int cpuid)
{
	u_int i, meetings, round;

	meetings = 0;
	for (round = 0; round < rounds; round++) {
		if (cpuid == 0)
			race_prepare(RACES, cpus);
		barrier(++meetings);
		for (i = 0; i < RACES; i++) {
			barrier(++meetings);
			live_and_exit(i);
			if (watch_random(FORK_ONE_IN) == 0)
				fork_and_exit();
		}
		watch_step("idle");
		exit_idle(variant);
		barrier(++meetings);
		if (cpuid == 0)
			check_quiet();
		barrier(++meetings);
	}
}

void
guest_cpu(u_int cpuid)
{

	__atomic_fetch_add(&cpus_up, 1, __ATOMIC_SEQ_CST);
	while (__atomic_load_n(&cpus_up, __ATOMIC_SEQ_CST) < cpus)
		cpu_spinwait();
	stress(cpuid);
}

u_int
guest_main(const char *cmdline)
{
	struct watch_totals wt;
	u_int i, seed;

	cpus = args_number(cmdline, "cpus", 2, CPU_MAX);
	rounds = args_number(cmdline, "rounds", 1, 1000000);
	seed = args_number(cmdline, "seed", 0, 1U << 31);
	variant = args_variant(cmdline);
	for (i = 1; i < cpus; i++) {
		port_start_cpu(i);
		while (__atomic_load_n(&cpus_up, __ATOMIC_SEQ_CST) < i)
			cpu_spinwait();
	}
	watch_start(variant, seed, cpus);
	guest_cpu(0);
	watch_totals(&wt);
	say("{\"arch\":\"%s\",\"mode\":\"stress\",\"variant\":\"%s\","
	    "\"cpus\":%u,\"seed\":%u,\"exits\":%u,\"points\":%lu,"
	    "\"loads\":%lu,\"violations\":%u}\n", port_name, variant->name,
	    cpus, seed, rounds * RACES * cpus, wt.wt_points, wt.wt_loads,
	    wt.wt_active);
	return (wt.wt_active == 0 ? STATUS_DONE : STATUS_VIOLATION);
}
