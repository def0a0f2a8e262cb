/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "resume.h"
#include "block.h"

/* How many processes are alive, and so may be met by an observer. */
#define	LIVE	32

/* Pages a process has mapped when it exits; a teardown of the model. */
#define	RESIDENT	4

static inline struct kmem_cpu *
this_cpu(void)
{

	return (&kmem.km_cpu[PCPU_GET(cpuid)]);
}

static inline struct thread *
block_thread(struct kmem_cpu *kc, u_int i)
{

	return (FIRST_THREAD_IN_PROC(&kc->kc_proc[i].kp_proc));
}

static pmap_t
resident(void)
{

	return (vmspace_pmap(&this_cpu()->kc_resident.kv_vmspace));
}

bool
exit_settle(const struct variant *v)
{

	if (PCPU_GET(curpmap) == vmspace_pmap(curproc->p_vmspace))
		return (false);
	v->activate_sw(resident());
	return (true);
}

/*
 * The CPU idles, and what exits have left to its next switch is done by one, to
 * the process that stays.  Then it is on vmspace0 as when the kernel came up,
 * with its bit in vmspace0's set.  A design whose switches never touch that bit
 * finds it there in the end, and so does one that clears and sets it.
 */
void
exit_idle(const struct variant *v)
{
	pmap_t pmap0;

	pmap0 = vmspace_pmap(&vmspace0);
	PCPU_SET(nextthread, &pcpu.pc_idlethread);
	resume(v, &pcpu.pc_idlethread);
	if (PCPU_GET(curpmap) == pmap0 && !pmap_is_active(pmap0))
		this_cpu()->kc_wrong = true;
	(void)exit_settle(v);
	pmap_leave_active(PCPU_GET(curpmap));
	pmap_join_active(pmap0);
	pmap_load(pmap0);
}

void
block_reset(u_int ncpus)
{
	u_int i;

	refcount_init(&vmspace0.vm_refcnt, 1);
	for (i = 0; i < ncpus; i++)
		kmem.km_cpu[i].kc_wrong = false;
}

const char *
block_broken(u_int ncpus)
{
	u_int i;

	if (vmspace0.vm_refcnt != 1)
		return ("its exits and reapings do not balance on "
		    "vmspace0's count");
	for (i = 0; i < ncpus; i++)
		if (kmem.km_cpu[i].kc_wrong)
			return ("its exits leave vmspace0's pm_active wrong");
	return (NULL);
}

static void
zone_reset(struct kmem_cpu *kc)
{
	u_int i;

	kc->kc_free = NULL;
	for (i = BLOCK_MAX; i-- > 0;) {
		kc->kc_vmspace[i].kv_vmspace.vm_zone_next = kc->kc_free;
		kc->kc_free = &kc->kc_vmspace[i].kv_vmspace;
	}
}

static void
proc_make(struct proc *p, struct vmspace *vm)
{

	mtx_init(&p->p_mtx, "process lock");
	p->p_racct = NULL;
	p->p_thread.td_proc = p;
	p->p_thread.td_critnest = 0;
	p->p_thread.td_pinned = 0;
	p->p_vmspace = vm;
}

void
block_prepare(u_int k, u_int holders)
{
	struct kmem_cpu *kc;
	struct vmspace *vm;
	u_int i;

	kc = this_cpu();
	zone_reset(kc);
	vm = NULL;
	for (i = 0; i < k; i++) {
		if (i % holders == 0) {
			vm = vmspace_alloc();
			pmap_populate(vmspace_pmap(vm), RESIDENT);
		} else
			refcount_acquire(&vm->vm_refcnt);
		proc_make(&kc->kc_proc[i].kp_proc, vm);
	}
}

void
block_inline(const struct variant *v, u_int first, u_int n)
{
	struct kmem_cpu *kc;
	struct thread *td;
	u_int i;

	kc = this_cpu();
	for (i = first; i < first + n; i++) {
		td = block_thread(kc, i);
		resume(v, td);
		v->exit(td);
	}
}

void
block_finish(const struct variant *v, u_int first, u_int n)
{
	struct kmem_cpu *kc;
	struct thread *td;
	u_int i;

	kc = this_cpu();
	for (i = first; i < first + n; i++) {
		td = block_thread(kc, i);
		resume(v, td);
		v->leave_cpu(td);
		v->exitfree(td->td_proc);
	}
}

/* Who runs after the i-th exit, of those before "end". */
static inline void
choose_next(struct kmem_cpu *kc, u_int i, u_int end, enum next next)
{

	if (next == NEXT_PROCESS)
		PCPU_SET(nextthread, i + 1 < end ? block_thread(kc, i + 1) :
		    &pcpu.pc_idlethread);
}

void
block_whole(const struct variant *v, u_int first, u_int n, enum next next)
{
	struct kmem_cpu *kc;
	struct thread *td;
	u_int i;

	kc = this_cpu();
	for (i = first; i < first + n; i++) {
		td = block_thread(kc, i);
		resume(v, td);
		choose_next(kc, i, first + n, next);
		v->exit(td);
		v->leave_cpu(td);
		v->exitfree(td->td_proc);
	}
}

/*
 * vmspace0 gains a reference and the vmspace loses its last.  The decrement
 * could be a plain store only if the holder knew that it is the sole one, and
 * finding that out takes the atomic.
 */
static inline void
bare_exit(struct vmspace *vm)
{

	atomic_add_int(&vmspace0.vm_refcnt, 1);
	atomic_fetchadd_int(&vm->vm_refcnt, -1);
}

void
block_bare_inline(u_int k)
{
	struct kmem_cpu *kc;
	u_int i;

	kc = this_cpu();
	for (i = 0; i < k; i++)
		bare_exit(block_thread(kc, i)->td_proc->p_vmspace);
	atomic_subtract_int(&vmspace0.vm_refcnt, k);
}

void
block_bare_whole(u_int k)
{
	struct kmem_cpu *kc;
	u_int i;

	kc = this_cpu();
	for (i = 0; i < k; i++) {
		bare_exit(block_thread(kc, i)->td_proc->p_vmspace);
		atomic_subtract_int(&vmspace0.vm_refcnt, 1);
	}
}

void
block_arrivals(const struct variant *v, u_int k)
{
	struct kmem_cpu *kc;
	u_int i;

	kc = this_cpu();
	for (i = 0; i < k; i++) {
		resume(v, block_thread(kc, i));
		resume(v, &pcpu.pc_idlethread);
	}
	exit_idle(v);
}

static inline bool
done_exiting(struct proc *p)
{

	struct vmspace *vm;

	vm = p->p_vmspace;
	return (vm == &vmspace0 || vm == NULL || vm->vm_refcnt == 0);
}

/*
 * At random, because an observer that follows the exits in order meets each one
 * or none.  A linear congruential step (Numerical Recipes, ch. 7.1) will do.
 */
u_int
block_observe(const struct variant *v, u_int cpuid, u_int k, u_int *at,
    u_int visits)
{
	static _Thread_local uint32_t random = 1;
	struct kmem_cpu *kc;
	struct proc *p;
	struct vmspace *vm;
	u_int got, i;

	kc = &kmem.km_cpu[cpuid];
	got = 0;
	while (visits-- > 0) {
		while (*at < k && done_exiting(&kc->kc_proc[*at].kp_proc))
			(*at)++;
		random = random * 1664525 + 1013904223;
		i = *at + (u_int)(((uint64_t)random * LIVE) >> 32);
		if (i >= k)
			continue;
		p = &kc->kc_proc[i].kp_proc;
		if (done_exiting(p))
			continue;
		vm = v->acquire_ref(p);
		if (vm != NULL) {
			got++;
			v->free(vm);
		}
	}
	return (got);
}

u_int
block_lines(u_int i, u_int (*fn)(const void *, u_long))
{
	struct proc *p;

	p = &this_cpu()->kc_proc[i].kp_proc;
	return (fn(p->p_vmspace, sizeof(*p->p_vmspace)) + fn(p, sizeof(*p)));
}

u_int
block_lines0(u_int (*fn)(const void *, u_long))
{

	return (fn(&vmspace0, sizeof(vmspace0)));
}

u_int
block_zone(void)
{
	struct vmspace *vm;
	u_int n;

	n = 0;
	for (vm = this_cpu()->kc_free; vm != NULL; vm = vm->vm_zone_next)
		n++;
	return (n);
}

void
race_prepare(u_int k, u_int n)
{
	struct vmspace *vm;
	u_int cpu, i;

	for (cpu = 0; cpu < n; cpu++)
		zone_reset(&kmem.km_cpu[cpu]);
	for (i = 0; i < k; i++) {
		vm = vmspace_alloc();
		pmap_populate(vmspace_pmap(vm), RESIDENT);
		for (cpu = 0; cpu < n; cpu++) {
			if (cpu > 0)
				refcount_acquire(&vm->vm_refcnt);
			proc_make(&kmem.km_cpu[cpu].kc_proc[i].kp_proc, vm);
		}
	}
}

void
exit_arrive(const struct variant *v, u_int i)
{

	resume(v, block_thread(this_cpu(), i));
}

void
exit_next(u_int i, u_int k, enum next next)
{

	choose_next(this_cpu(), i, k, next);
}

void
exit_inline(const struct variant *v, u_int i)
{

	v->exit(block_thread(this_cpu(), i));
}

void
exit_leave(const struct variant *v, u_int i)
{

	v->leave_cpu(block_thread(this_cpu(), i));
}

void
exit_reap(const struct variant *v, u_int cpuid, u_int i)
{

	v->exitfree(&kmem.km_cpu[cpuid].kc_proc[i].kp_proc);
}

u_int
block_check(u_int k)
{
	struct kmem_cpu *kc;
	u_int i, wrong;

	kc = this_cpu();
	wrong = 0;
	for (i = 0; i < k; i++)
		if (kc->kc_proc[i].kp_proc.p_vmspace != NULL)
			wrong++;
	return (wrong);
}
