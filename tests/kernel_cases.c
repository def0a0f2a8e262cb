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
case_atomic(unsigned type)
{
	static const char *(*const cases[NTYPES])(void) = {
		cases_int, cases_32, cases_long, cases_64, cases_ptr
	};

	return (cases[type]());
}

bool
case_cpuset(unsigned n)
{
	cpuset_t set;
	u_int i;

	CPU_ZERO(&set);
	if (!CPU_EMPTY(&set))
		return (false);
	CPU_SET_ATOMIC(n, &set);
	for (i = 0; i < CPU_SETSIZE; i++)
		if (CPU_ISSET(i, &set) != (i == n))
			return (false);
	CPU_CLR_ATOMIC(n, &set);
	if (!CPU_EMPTY(&set))
		return (false);
	CPU_SET(n, &set);
	CPU_CLR(n, &set);
	return (CPU_EMPTY(&set));
}

unsigned
case_acquire_ref(enum acquire_form form, unsigned start, bool has_vmspace)
{
	static struct vmspace *(*const forms[NFORMS])(struct proc *) = {
		vmspace_acquire_ref, vmspace_acquire_ref_plain,
		vmspace_acquire_ref_load
	};
	struct proc *p;
	struct vmspace *vm;

	block_prepare(1, 1);
	p = &kmem.km_cpu[0].kc_proc[0].kp_proc;
	vm = p->p_vmspace;
	vm->vm_refcnt = start;
	if (!has_vmspace)
		p->p_vmspace = NULL;
	if (forms[form](p) == NULL)
		return (~0U);
	vmspace_free(vm);
	return (vm->vm_refcnt);
}

bool
case_has_active_set(void)
{

#ifdef PMAP_ASID_SET
	return (false);
#else
	return (true);
#endif
}

/* Where there is that set. */
static void
set_active(u_int cpu, struct vmspace *vm)
{

#ifdef PMAP_ASID_SET
	(void)cpu;
	(void)vm;
#else
	CPU_SET(cpu, &vmspace_pmap(vm)->pm_active);
#endif
}

void
case_release_active_pmap(void)
{
	struct vmspace *vm;

	block_prepare(1, 1);
	vm = kmem.km_cpu[0].kc_proc[0].kp_proc.p_vmspace;
	set_active(0, vm);
	pmap_release(vmspace_pmap(vm));
}

/* FreeBSD's own look at who is there, which catches release_then_switch. */
void
case_remove_pages_others_active(void)
{
	struct thread *td;

	block_prepare(1, 1);
	td = FIRST_THREAD_IN_PROC(&kmem.km_cpu[0].kc_proc[0].kp_proc);
	pmap_activate(td);
	set_active(1, td->td_proc->p_vmspace);
	pmap_remove_pages(vmspace_pmap(td->td_proc->p_vmspace));
}

void
case_remove_unloaded_loaded(void)
{
	struct thread *td;

	block_prepare(1, 1);
	td = FIRST_THREAD_IN_PROC(&kmem.km_cpu[0].kc_proc[0].kp_proc);
	pmap_activate(td);
	pmap_remove_unloaded(vmspace_pmap(td->td_proc->p_vmspace));
}

void
case_release_with_pages(void)
{

	block_prepare(1, 1);
	pmap_release(vmspace_pmap(
	    kmem.km_cpu[0].kc_proc[0].kp_proc.p_vmspace));
}

void
case_remove_pages_of_another(void)
{

	block_prepare(1, 1);
	pmap_remove_pages(vmspace_pmap(
	    kmem.km_cpu[0].kc_proc[0].kp_proc.p_vmspace));
}
