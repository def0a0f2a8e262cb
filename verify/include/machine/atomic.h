/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * atomic(9) with the order that each name promises, and with none that an
 * instruction happens to give beside.
 */
#ifndef _MACHINE_ATOMIC_H_
#define	_MACHINE_ATOMIC_H_

#include <sys/types.h>
#include <machine/kvar.h>
#include <machine/plain_word.h>
#include <machine/watch.h>

class refcnt_t;

/*
 * The address of a count.  As a pointer to anything else it is one that
 * atomic(9) alone knows (plain_word.cc): a plain access through it, of which
 * the checker would see nothing, is a fault of the processor.
 */
class refcnt_at {
public:
	__always_inline refcnt_at(refcnt_t *p) : at((u_long)p) { }
	template <typename I>
	__always_inline operator I *() const
	{
		return ((I *)(at | checker::HIDDEN));
	}
	__always_inline operator refcnt_t *() const
	{
		return ((refcnt_t *)at);
	}
private:
	u_long at;
};

/*
 * A reference count.  A plain read of it is a relaxed load, a plain write a
 * relaxed store, and "--" one after the other: that is what the kernel's are.
 * It outlives its vmspace, whose zone is type stable.
 */
class refcnt_t : public number<refcnt_t, u_int> {
public:
	__always_inline refcnt_t() : word(checker::OF_ZONE) { }
	__always_inline refcnt_at operator&() { return (this); }
	__always_inline operator u_int()
	{
		return (word.load(checker::RELAXED, checker::here()));
	}
	__always_inline u_int operator=(u_int v)
	{
		watch_count(this, word.store(v, checker::RELAXED,
		    checker::here()), v);
		return (v);
	}
	__always_inline u_int operator=(refcnt_t &o)
	{
		return (*this = (u_int)o);
	}

	checker::word<u_int> word;
};

/* A word of a set of CPUs. */
typedef krelaxed<u_long> cpuword_t;

/*
 * The word that an atomic operation is about: in a count, in a field, or that
 * of a variable which is declared as C has it.
 */
template <typename T>
class word_p {
public:
	template <typename I>
	__always_inline word_p(volatile I *p) : plain((volatile T *)p),
	    word(plain_word((volatile T *)p))
	{
		static_assert(sizeof(I) == sizeof(T), "of another width");
		/* A count's or a field's has nothing plain beside it. */
		if (((u_long)p & ~checker::HIDDEN) == (u_long)&word)
			plain = 0;
	}
	__always_inline word_p(refcnt_at p) : word_p((refcnt_t *)p) { }
	__always_inline word_p(refcnt_t *p) : plain(0), word(p->word) { }
	template <typename F>
	__always_inline word_p(krelaxed<F> *p) : plain(0), word(p->word) { }

	__always_inline T load(checker::order o, const checker::where &at)
	{
		return (word.load(o, at));
	}
	__always_inline void store(T v, checker::order o,
	    const checker::where &at)
	{
		changed(word.store(v, o, at), v);
	}
	__always_inline T swap(T v, checker::order o, const checker::where &at)
	{
		return (changed(word.swap(v, o, at), v));
	}
	__always_inline T fetch_add(T v, checker::order o,
	    const checker::where &at)
	{
		T old = word.fetch_add(v, o, at);

		return (changed(old, old + v));
	}
	__always_inline T fetch_sub(T v, checker::order o,
	    const checker::where &at)
	{
		return (fetch_add(-v, o, at));
	}
	__always_inline T fetch_or(T v, checker::order o,
	    const checker::where &at)
	{
		T old;

		if (sizeof(T) == sizeof(u_long))
			watch_active(&word, true);
		old = word.fetch_or(v, o, at);
		return (changed(old, old | v));
	}
	__always_inline T fetch_and(T v, checker::order o,
	    const checker::where &at)
	{
		T old;

		if (sizeof(T) == sizeof(u_long))
			watch_active(&word, false);
		old = word.fetch_and(v, o, at);
		return (changed(old, old & v));
	}
	__always_inline bool cmpset(T *cmp, T v, bool weak, checker::order o,
	    const checker::where &at)
	{
		if (!word.cmpset(cmp, v, weak, o, at))
			return (false);
		changed(*cmp, v);
		return (true);
	}
private:
	/* A plain read of a plain variable is to see what it has become. */
	__always_inline T changed(T old, T now)
	{
		if (plain != 0)
			*plain = now;
		if (sizeof(T) == sizeof(u_int))
			watch_count(&word, (u_int)old, (u_int)now);
		return (old);
	}

	volatile T *plain;
	checker::word<T> &word;
};

/* What fcmpset compares with: signed or not, kernel code has both. */
template <typename T>
class value_p {
public:
	template <typename I>
	__always_inline value_p(I *p) : value((T *)p)
	{
		static_assert(sizeof(I) == sizeof(T), "of another width");
	}
	__always_inline operator T *() { return (value); }
private:
	T	*value;
};

typedef word_p<u_int> word32_p;
typedef word_p<u_long> word64_p;
typedef value_p<u_int> value32_p;
typedef value_p<u_long> value64_p;

#define	PLACE	const checker::where &at = checker::here()
#define	WHERE	, PLACE
#define	ATOMIC_LOAD(p, order)	(p).load(checker::order, at)
#define	ATOMIC_STORE(p, v, order) (p).store(v, checker::order, at)
#define	ATOMIC_FETCH(op, p, v, order) (p).fetch_##op(v, checker::order, at)
#define	ATOMIC_SWAP(p, v, order) (p).swap(v, checker::order, at)
#define	ATOMIC_CMPSET(p, cmp, v, weak, order)				\
	(p).cmpset(cmp, v, weak, checker::order, at)

#include <sys/atomic_common.h>

template <typename T>
static __always_inline T
atomic_load_ptr(krelaxed<T> *p, PLACE)
{

	return ((T)word64_p(p).load(checker::RELAXED, at));
}

template <typename T>
static __always_inline T
atomic_load_ptr(T *p, PLACE)
{

	return ((T)word64_p(p).load(checker::RELAXED, at));
}

template <typename P, typename T>
static __always_inline void
atomic_store_ptr(P *p, T v, PLACE)
{

	word64_p(p).store((u_long)v, checker::RELAXED, at);
}

static __always_inline void
atomic_thread_fence_acq(PLACE)
{

	checker::fence(checker::ACQUIRE, at);
}

static __always_inline void
atomic_thread_fence_rel(PLACE)
{

	checker::fence(checker::RELEASE, at);
}

static __always_inline void
atomic_thread_fence_acq_rel(PLACE)
{

	checker::fence(checker::ACQ_REL, at);
}

static __always_inline void
atomic_thread_fence_seq_cst(PLACE)
{

	checker::fence(checker::SEQ_CST, at);
}

#undef WHERE
#undef PLACE

/* A CPU of the checker has no interrupts to be ordered against. */
static __always_inline void
atomic_interrupt_fence(void)
{

}

#endif /* !_MACHINE_ATOMIC_H_ */
