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

typedef volatile uint32_t *word32_p;
typedef volatile uint64_t *word64_p;
typedef uint32_t *value32_p;
typedef uint64_t *value64_p;

#define	WHERE
#define	ATOMIC_LOAD(p, order)	__atomic_load_n(p, __ATOMIC_##order)
#define	ATOMIC_STORE(p, v, order) __atomic_store_n(p, v, __ATOMIC_##order)
#define	ATOMIC_FETCH(op, p, v, order)					\
	(COUNT_AT(oc_rmw, p), __atomic_fetch_##op(p, v, __ATOMIC_##order))
#define	ATOMIC_SWAP(p, v, order)					\
	(COUNT_AT(oc_rmw, p), __atomic_exchange_n(p, v, __ATOMIC_##order))
#define	ATOMIC_CMPSET(p, cmp, v, weak, order)				\
	(COUNT_AT(oc_rmw, p), __atomic_compare_exchange_n(p, cmp, v, weak, \
	    __ATOMIC_##order, __ATOMIC_RELAXED))

#include <sys/atomic_common.h>

#define	atomic_load_ptr(p)	ATOMIC_LOAD(p, RELAXED)
#define	atomic_store_ptr(p, v)	ATOMIC_STORE(p, v, RELAXED)

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
	COUNT(oc_full);
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

/* Orders this CPU against its own interrupts: the compiler only. */
static inline void
atomic_interrupt_fence(void)
{

	__atomic_signal_fence(__ATOMIC_SEQ_CST);
}

#endif /* !_MACHINE_ATOMIC_H_ */
