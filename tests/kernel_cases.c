/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "block.h"
#include "kernel_cases.h"

/* On a word that was start, an expression with this value leaves end. */
#define	EXPECT(word, start, end, value, expression) do {		\
	volatile word w = (word)(start);				\
									\
	if ((word)(expression) != (word)(value) || w != (word)(end))	\
		return (#expression " of " #start);			\
} while (0)

#define	SATURATED	0xc0000000	/* 3 << 30 */
#define	nitems(x)	(sizeof(x) / sizeof((x)[0]))

const char *
case_refcount(void)
{

	EXPECT(u_int, 1, 2, 1, refcount_acquire(&w));
	EXPECT(u_int, 0x7fffffff, 0x80000000, 0x7fffffff,
	    refcount_acquire(&w));
	EXPECT(u_int, 0x80000000, SATURATED, 0x80000000, refcount_acquire(&w));
	EXPECT(u_int, 0xffffffff, SATURATED, 0xffffffff, refcount_acquire(&w));
	EXPECT(u_int, 0, 0, 0, refcount_acquire_if_not_zero(&w));
	EXPECT(u_int, 1, 2, 1, refcount_acquire_if_not_zero(&w));
	EXPECT(u_int, SATURATED, SATURATED, 1,
	    refcount_acquire_if_not_zero(&w));
	EXPECT(u_int, 2, 1, 0, refcount_release(&w));
	EXPECT(u_int, 1, 0, 1, refcount_release(&w));
	/* One too many: leaks from here on, and never frees. */
	EXPECT(u_int, 0, SATURATED, 0, refcount_release(&w));
	EXPECT(u_int, SATURATED, SATURATED, 0, refcount_release(&w));
	EXPECT(u_int, 0x80000000, SATURATED, 0, refcount_release(&w));
	EXPECT(u_int, 1, 0, 1, refcount_release_if_last(&w));
	EXPECT(u_int, 0, 0, 0, refcount_release_if_last(&w));
	EXPECT(u_int, 2, 2, 0, refcount_release_if_last(&w));
	EXPECT(u_int, SATURATED, SATURATED, 0, refcount_release_if_last(&w));
	return (NULL);
}

/* A change that returns nothing has the value 0. */
#define	ORDERED(type, word, order)					\
	EXPECT(word, -1, 1, 0, (atomic_add_##order##type(&w, 2), 0));	\
	EXPECT(word, 1, -1, 0, (atomic_subtract_##order##type(&w, 2), 0)); \
	EXPECT(word, 5, 7, 0, (atomic_set_##order##type(&w, 6), 0));	\
	EXPECT(word, -1, -7, 0, (atomic_clear_##order##type(&w, 6), 0)); \
	EXPECT(word, -1, 3, 1, atomic_cmpset_##order##type(&w, -1, 3));	\
	EXPECT(word, -1, -1, 0, atomic_cmpset_##order##type(&w, 1, 3));	\
	cmp = 1;							\
	EXPECT(word, -5, -5, 0, atomic_fcmpset_##order##type(&w, &cmp, 3)); \
	EXPECT(word, -5, 3, 1, fcmpset_loop_##order##type(&w, &cmp, 3))

/* The weak one may fail of itself, and then has left cmp what it was. */
#define	LOOP(type, word, order)						\
static int								\
fcmpset_loop_##order##type(volatile word *w, word *cmp, word v)		\
{									\
									\
	while (!atomic_fcmpset_##order##type(w, cmp, v))		\
		if (*cmp != (word)-5)					\
			return (0);					\
	return (1);							\
}

#define	TOP(word)	((word)1 << (8 * sizeof(word) - 1))

#define	ATOMIC_CASES(type, word)					\
LOOP(type, word,)							\
LOOP(type, word, acq_)							\
LOOP(type, word, rel_)							\
									\
static const char *							\
cases_##type(void)							\
{									\
	word cmp;							\
									\
	ORDERED(type, word,);						\
	ORDERED(type, word, acq_);					\
	ORDERED(type, word, rel_);					\
	EXPECT(word, -1, 1, -1, atomic_fetchadd_##type(&w, 2));		\
	EXPECT(word, -1, 2, -1, atomic_swap_##type(&w, 2));		\
	EXPECT(word, -1, 0, -1, atomic_readandclear_##type(&w));	\
	EXPECT(word, -1, -1, -1, atomic_load_##type(&w));		\
	EXPECT(word, -1, -1, -1, atomic_load_acq_##type(&w));		\
	EXPECT(word, 1, -1, 0, (atomic_store_##type(&w, -1), 0));	\
	EXPECT(word, 1, -1, 0, (atomic_store_rel_##type(&w, -1), 0));	\
	EXPECT(word, 1, TOP(word) | 1, 0,				\
	    atomic_testandset_##type(&w, 8 * sizeof(word) - 1));	\
	EXPECT(word, 1, 1, 1,						\
	    atomic_testandset_##type(&w, 8 * sizeof(word)));		\
	EXPECT(word, -1, TOP(word) - 1, 1,				\
	    atomic_testandclear_##type(&w, 8 * sizeof(word) - 1));	\
	EXPECT(word, 2, 2, 0,						\
	    atomic_testandclear_##type(&w, 8 * sizeof(word)));		\
	return (NULL);							\
}

ATOMIC_CASES(int, u_int)
ATOMIC_CASES(32, uint32_t)
ATOMIC_CASES(long, u_long)
ATOMIC_CASES(64, uint64_t)
ATOMIC_CASES(ptr, uintptr_t)

const char *
case_atomic(void)
{
	static const char *(*const types[])(void) = {
		cases_int, cases_32, cases_long, cases_64, cases_ptr
	};
	const char *wrong;
	u_int i;

	for (i = 0; i < nitems(types); i++)
		if ((wrong = types[i]()) != NULL)
			return (wrong);
	return (NULL);
}

const char *
case_cpuset(void)
{
	static const u_int cpus[] = { 0, 1, 31, 32, 63, 64, 255 };
	cpuset_t set;
	u_int cpu, i;

	CPU_ZERO(&set);
	for (i = 0; i < nitems(cpus) && CPU_EMPTY(&set); i++) {
		CPU_SET_ATOMIC(cpus[i], &set);
		for (cpu = 0; cpu < CPU_SETSIZE; cpu++)
			if (CPU_ISSET(cpu, &set) != (cpu == cpus[i]))
				return ("CPU_SET_ATOMIC() or CPU_ISSET()");
		CPU_CLR_ATOMIC(cpus[i], &set);
		if (!CPU_EMPTY(&set))
			return ("CPU_CLR_ATOMIC() or CPU_EMPTY()");
		CPU_SET(cpus[i], &set);
		CPU_CLR(cpus[i], &set);
	}
	return (CPU_EMPTY(&set) ? NULL : "CPU_CLR()");
}

static struct proc *
new_proc(void)
{

	block_prepare(1, 1);
	return (&kmem.km_cpu[0].kc_proc[0].kp_proc);
}

/* Takes a reference where the count is start, and drops it. */
static bool
acquires(struct vmspace *(*form)(struct proc *), u_int start)
{
	struct proc *p;
	struct vmspace *vm;

	p = new_proc();
	vm = p->p_vmspace;
	vm->vm_refcnt = start;
	if (form(p) == NULL)
		return (false);
	vmspace_free(vm);
	return (vm->vm_refcnt == start);
}

const char *
case_acquire_ref(void)
{
	static struct vmspace *(*const forms[])(struct proc *) = {
		vmspace_acquire_ref, vmspace_acquire_ref_plain,
		vmspace_acquire_ref_load
	};
	struct proc *p;
	u_int i;

	for (i = 0; i < nitems(forms); i++) {
		if (!acquires(forms[i], 1) || !acquires(forms[i], 2))
			return ("a reference is not to be had, or not dropped");
		if (acquires(forms[i], 0))
			return ("a dead one is revived");
		p = new_proc();
		p->p_vmspace = NULL;
		if (forms[i](p) != NULL)
			return ("a reference on none");
	}
	return (NULL);
}

static void
release_with_pages(void)
{

	pmap_release(vmspace_pmap(new_proc()->p_vmspace));
}

static void
remove_pages_of_another(void)
{

	pmap_remove_pages(vmspace_pmap(new_proc()->p_vmspace));
}

/* arm64 has no set of who is active. */
#ifndef PMAP_ASID_SET
static void
release_active_pmap(void)
{
	pmap_t pmap = vmspace_pmap(new_proc()->p_vmspace);

	pmap_remove(pmap);
	CPU_SET(0, &pmap->pm_active);
	pmap_release(pmap);
}

static pmap_t
activate(void)
{
	struct proc *p = new_proc();

	pmap_activate(FIRST_THREAD_IN_PROC(p));
	return (vmspace_pmap(p->p_vmspace));
}

/* FreeBSD's own look at who is there, which catches release_then_switch. */
static void
remove_pages_others_active(void)
{
	pmap_t pmap = activate();

	CPU_SET(1, &pmap->pm_active);
	pmap_remove_pages(pmap);
}

static void
remove_unloaded_loaded(void)
{

	pmap_remove_unloaded(activate());
}
#endif

const struct case_kassert case_kasserts[] = {
	{ release_with_pages, "resident count is not 0" },
	{ remove_pages_of_another, "is not current" },
#ifndef PMAP_ASID_SET
	{ release_active_pmap, "releasing active pmap" },
	{ remove_pages_others_active, "pmap active" },
	{ remove_unloaded_loaded, "pmap active" },
#endif
	{ 0, 0 }
};
