/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The names of atomic(9), once for all machine layers.  A layer's
 * <machine/atomic.h> includes this after saying what they are made of:
 *
 *	word32_p, word64_p	a pointer to an atomic word
 *	value32_p, value64_p	a pointer to the value that fcmpset compares
 *	WHERE			a last parameter: who called, where of use
 *	ATOMIC_LOAD(p, order)	order is RELAXED, ACQUIRE or RELEASE
 *	ATOMIC_STORE(p, v, order)
 *	ATOMIC_FETCH(op, p, v, order)	op is add, sub, or, and; the old value
 *	ATOMIC_SWAP(p, v, order)	the old value
 *	ATOMIC_CMPSET(p, cmp, v, weak, order)
 */
#ifndef _SYS_ATOMIC_COMMON_H_
#define	_SYS_ATOMIC_COMMON_H_

#define	ATOMIC_CHANGE(name, type, bits, op, operand, order)		\
static inline void							\
atomic_##name##_##type(word##bits##_p p, uint##bits##_t v WHERE)	\
{									\
									\
	(void)ATOMIC_FETCH(op, p, operand, order);			\
}

/* Strong: fails only if *p is not cmp. */
#define	ATOMIC_CMPSET_FN(name, type, bits, order)			\
static inline int							\
atomic_##name##_##type(word##bits##_p p, uint##bits##_t cmp,		\
    uint##bits##_t v WHERE)						\
{									\
									\
	return (ATOMIC_CMPSET(p, &cmp, v, false, order));		\
}

/* Weak: may fail although *p was *cmp.  Failing, it stores what it saw. */
#define	ATOMIC_FCMPSET_FN(name, type, bits, order)			\
static inline int							\
atomic_##name##_##type(word##bits##_p p, value##bits##_p cmp,		\
    uint##bits##_t v WHERE)						\
{									\
									\
	return (ATOMIC_CMPSET(p, cmp, v, true, order));			\
}

/* What comes plain, with "acq_" and with "rel_". */
#define	ATOMIC_ORDERED(sfx, type, bits, order)				\
ATOMIC_CHANGE(add##sfx, type, bits, add, v, order)			\
ATOMIC_CHANGE(subtract##sfx, type, bits, sub, v, order)			\
ATOMIC_CHANGE(set##sfx, type, bits, or, v, order)			\
ATOMIC_CHANGE(clear##sfx, type, bits, and, ~v, order)			\
ATOMIC_CMPSET_FN(cmpset##sfx, type, bits, order)			\
ATOMIC_FCMPSET_FN(fcmpset##sfx, type, bits, order)

#define	ATOMIC_LOAD_FN(name, type, bits, order)				\
static inline uint##bits##_t						\
atomic_##name##_##type(word##bits##_p p WHERE)				\
{									\
									\
	return (ATOMIC_LOAD(p, order));					\
}

#define	ATOMIC_STORE_FN(name, type, bits, order)			\
static inline void							\
atomic_##name##_##type(word##bits##_p p, uint##bits##_t v WHERE)	\
{									\
									\
	ATOMIC_STORE(p, v, order);					\
}

/* Whether bit v, counted modulo the width, was set before. */
#define	ATOMIC_TEST_FN(name, type, bits, op, flip)			\
static inline int							\
atomic_##name##_##type(word##bits##_p p, u_int v WHERE)			\
{									\
	uint##bits##_t bit = (uint##bits##_t)1 << v % bits;		\
									\
	return ((ATOMIC_FETCH(op, p, flip bit, RELAXED) & bit) != 0);	\
}

#define	ATOMIC_TYPE(type, bits)						\
ATOMIC_ORDERED(, type, bits, RELAXED)					\
ATOMIC_ORDERED(_acq, type, bits, ACQUIRE)				\
ATOMIC_ORDERED(_rel, type, bits, RELEASE)				\
ATOMIC_LOAD_FN(load_acq, type, bits, ACQUIRE)				\
ATOMIC_STORE_FN(store_rel, type, bits, RELEASE)				\
ATOMIC_TEST_FN(testandset, type, bits, or, )				\
ATOMIC_TEST_FN(testandclear, type, bits, and, ~)			\
									\
static inline uint##bits##_t						\
atomic_fetchadd_##type(word##bits##_p p, uint##bits##_t v WHERE)	\
{									\
									\
	return (ATOMIC_FETCH(add, p, v, RELAXED));			\
}									\
									\
static inline uint##bits##_t						\
atomic_swap_##type(word##bits##_p p, uint##bits##_t v WHERE)		\
{									\
									\
	return (ATOMIC_SWAP(p, v, RELAXED));				\
}									\
									\
static inline uint##bits##_t						\
atomic_readandclear_##type(word##bits##_p p WHERE)			\
{									\
									\
	return (ATOMIC_SWAP(p, 0, RELAXED));				\
}

ATOMIC_TYPE(int, 32)
ATOMIC_TYPE(32, 32)
ATOMIC_TYPE(long, 64)
ATOMIC_TYPE(64, 64)
ATOMIC_TYPE(ptr, 64)

/* Of a pointer these two keep the type, and are the layer's. */
ATOMIC_LOAD_FN(load, int, 32, RELAXED)
ATOMIC_LOAD_FN(load, 32, 32, RELAXED)
ATOMIC_LOAD_FN(load, long, 64, RELAXED)
ATOMIC_LOAD_FN(load, 64, 64, RELAXED)
ATOMIC_STORE_FN(store, int, 32, RELAXED)
ATOMIC_STORE_FN(store, 32, 32, RELAXED)
ATOMIC_STORE_FN(store, long, 64, RELAXED)
ATOMIC_STORE_FN(store, 64, 64, RELAXED)

/* No machine here needs more than the load for this. */
#define	atomic_load_consume_ptr(p)	atomic_load_ptr(p)

#endif /* !_SYS_ATOMIC_COMMON_H_ */
