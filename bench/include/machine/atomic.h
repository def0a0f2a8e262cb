/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * atomic(9) for any C compiler: ring 3 and ring 0.  Each name promises the
 * order that the manual page gives it and no more; on amd64 a locked
 * instruction gives more anyway, on arm64 the difference is real.
 */
#ifndef _MACHINE_ATOMIC_H_
#define	_MACHINE_ATOMIC_H_

#include <sys/types.h>
#include <machine/count.h>

/* A reference count, and a word of a set of CPUs. */
typedef volatile u_int refcnt_t;
typedef u_long cpuword_t;

/*
 * How a field is declared that the model checker watches: KVAR for one that
 * locks or fences protect, KRELAXED for one that is read without either, on
 * purpose.  To a C compiler they are what they hold.
 */
#define	KVAR(type)	type
#define	KRELAXED(type)	type

static inline u_int
atomic_load_int(refcnt_t *p)
{

	return (__atomic_load_n(p, __ATOMIC_RELAXED));
}

static inline void
atomic_store_int(refcnt_t *p, u_int v)
{

	__atomic_store_n(p, v, __ATOMIC_RELAXED);
}

static inline u_int
atomic_load_acq_int(refcnt_t *p)
{

	return (__atomic_load_n(p, __ATOMIC_ACQUIRE));
}

static inline void
atomic_store_rel_int(refcnt_t *p, u_int v)
{

	__atomic_store_n(p, v, __ATOMIC_RELEASE);
}

static inline u_int
atomic_fetchadd_int(refcnt_t *p, u_int v)
{

	COUNT(oc_rmw);
	return (__atomic_fetch_add(p, v, __ATOMIC_RELAXED));
}

static inline void
atomic_add_int(refcnt_t *p, u_int v)
{

	COUNT(oc_rmw);
	(void)__atomic_fetch_add(p, v, __ATOMIC_RELAXED);
}

static inline void
atomic_subtract_int(refcnt_t *p, u_int v)
{

	COUNT(oc_rmw);
	(void)__atomic_fetch_sub(p, v, __ATOMIC_RELAXED);
}

/* Weak: may fail although *p was *cmp.  Failing, it stores what it saw. */
static inline int
atomic_fcmpset_int(refcnt_t *p, u_int *cmp, u_int v)
{

	COUNT(oc_rmw);
	return (__atomic_compare_exchange_n(p, cmp, v, true, __ATOMIC_RELAXED,
	    __ATOMIC_RELAXED));
}

static inline int
atomic_fcmpset_acq_int(refcnt_t *p, u_int *cmp, u_int v)
{

	COUNT(oc_rmw);
	return (__atomic_compare_exchange_n(p, cmp, v, true, __ATOMIC_ACQUIRE,
	    __ATOMIC_RELAXED));
}

static inline int
atomic_fcmpset_rel_int(refcnt_t *p, u_int *cmp, u_int v)
{

	COUNT(oc_rmw);
	return (__atomic_compare_exchange_n(p, cmp, v, true, __ATOMIC_RELEASE,
	    __ATOMIC_RELAXED));
}

static inline int
atomic_cmpset_int(refcnt_t *p, u_int cmp, u_int v)
{

	COUNT(oc_rmw);
	return (__atomic_compare_exchange_n(p, &cmp, v, false,
	    __ATOMIC_RELAXED, __ATOMIC_RELAXED));
}

static inline int
atomic_cmpset_acq_int(refcnt_t *p, u_int cmp, u_int v)
{

	COUNT(oc_rmw);
	return (__atomic_compare_exchange_n(p, &cmp, v, false,
	    __ATOMIC_ACQUIRE, __ATOMIC_RELAXED));
}

static inline int
atomic_cmpset_rel_int(refcnt_t *p, u_int cmp, u_int v)
{

	COUNT(oc_rmw);
	return (__atomic_compare_exchange_n(p, &cmp, v, false,
	    __ATOMIC_RELEASE, __ATOMIC_RELAXED));
}

static inline void
atomic_set_long(cpuword_t *p, u_long v)
{

	COUNT(oc_rmw);
	(void)__atomic_fetch_or(p, v, __ATOMIC_RELAXED);
}

static inline void
atomic_clear_long(cpuword_t *p, u_long v)
{

	COUNT(oc_rmw);
	(void)__atomic_fetch_and(p, ~v, __ATOMIC_RELAXED);
}

static inline void
atomic_thread_fence_acq(void)
{

	COUNT(oc_fence);
	__atomic_thread_fence(__ATOMIC_ACQUIRE);
}

static inline void
atomic_thread_fence_rel(void)
{

	COUNT(oc_fence);
	__atomic_thread_fence(__ATOMIC_RELEASE);
}

static inline void
atomic_thread_fence_acq_rel(void)
{

	COUNT(oc_fence);
	__atomic_thread_fence(__ATOMIC_ACQ_REL);
}

static inline void
atomic_thread_fence_seq_cst(void)
{

	COUNT(oc_fence);
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

/* Orders this CPU against its own interrupts: the compiler only. */
static inline void
atomic_interrupt_fence(void)
{

	__atomic_signal_fence(__ATOMIC_SEQ_CST);
}

#endif /* !_MACHINE_ATOMIC_H_ */
