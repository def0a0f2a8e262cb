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
#include <machine/watch.h>

/*
 * A reference count.  A plain read of it is a relaxed load: that is what the
 * kernel's is, on purpose.  It outlives its vmspace, whose zone is type stable.
 */
class refcnt_t {
public:
	__always_inline refcnt_t() : word(checker::OF_ZONE) { }
	__always_inline operator u_int()
	{
		return (word.load(checker::RELAXED, checker::here()));
	}
	__always_inline u_int operator=(u_int v)
	{
		word.store(v, checker::RELAXED, checker::here());
		return (v);
	}

	checker::word<u_int> word;
};

/* A word of a set of CPUs. */
typedef krelaxed<u_long> cpuword_t;

#define	WHERE	const checker::where &at = checker::here()

static __always_inline u_int
atomic_load_int(refcnt_t *p, WHERE)
{

	return (p->word.load(checker::RELAXED, at));
}

static __always_inline void
atomic_store_int(refcnt_t *p, u_int v, WHERE)
{

	p->word.store(v, checker::RELAXED, at);
}

static __always_inline u_int
atomic_fetchadd_int(refcnt_t *p, u_int v, WHERE)
{
	u_int old;

	old = p->word.fetch_add(v, checker::RELAXED, at);
	watch_count(p, old, old + v);
	return (old);
}

static __always_inline void
atomic_add_int(refcnt_t *p, u_int v, WHERE)
{

	(void)atomic_fetchadd_int(p, v, at);
}

static __always_inline void
atomic_subtract_int(refcnt_t *p, u_int v, WHERE)
{

	(void)atomic_fetchadd_int(p, -v, at);
}

/* I is int or u_int: kernel code has both. */
template <typename I>
static __always_inline int
fcmpset_int(refcnt_t *p, I *cmp, u_int v, checker::order order,
    const checker::where &at)
{
	u_int seen;
	bool done;

	static_assert(sizeof(I) == sizeof(u_int), "not an int or a u_int");
	seen = (u_int)*cmp;
	done = p->word.fcmpset(&seen, v, order, at);
	if (done)
		watch_count(p, seen, v);
	*cmp = (I)seen;
	return (done);
}

template <typename I>
static __always_inline int
atomic_fcmpset_int(refcnt_t *p, I *cmp, u_int v, WHERE)
{

	return (fcmpset_int(p, cmp, v, checker::RELAXED, at));
}

template <typename I>
static __always_inline int
atomic_fcmpset_acq_int(refcnt_t *p, I *cmp, u_int v, WHERE)
{

	return (fcmpset_int(p, cmp, v, checker::ACQUIRE, at));
}

template <typename I>
static __always_inline int
atomic_fcmpset_rel_int(refcnt_t *p, I *cmp, u_int v, WHERE)
{

	return (fcmpset_int(p, cmp, v, checker::RELEASE, at));
}

static __always_inline int
atomic_cmpset_int(refcnt_t *p, u_int cmp, u_int v, WHERE)
{

	if (!p->word.cmpset(cmp, v, checker::RELAXED, at))
		return (0);
	watch_count(p, cmp, v);
	return (1);
}

static __always_inline void
atomic_set_long(cpuword_t *p, u_long v, WHERE)
{

	watch_active(p, true);
	(void)p->word.fetch_or(v, checker::RELAXED, at);
}

static __always_inline void
atomic_clear_long(cpuword_t *p, u_long v, WHERE)
{

	watch_active(p, false);
	(void)p->word.fetch_and(~v, checker::RELAXED, at);
}

static __always_inline void
atomic_thread_fence_acq(WHERE)
{

	checker::fence(checker::ACQUIRE, at);
}

static __always_inline void
atomic_thread_fence_rel(WHERE)
{

	checker::fence(checker::RELEASE, at);
}

static __always_inline void
atomic_thread_fence_acq_rel(WHERE)
{

	checker::fence(checker::ACQ_REL, at);
}

static __always_inline void
atomic_thread_fence_seq_cst(WHERE)
{

	checker::fence(checker::SEQ_CST, at);
}

#undef WHERE

/* A CPU of the checker has no interrupts to be ordered against. */
static __always_inline void
atomic_interrupt_fence(void)
{

}

#endif /* !_MACHINE_ATOMIC_H_ */
