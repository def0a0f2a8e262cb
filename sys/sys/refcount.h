/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * refcount(9): counts that saturate.  A count with bit 31 set is saturated: it
 * is held near 3 << 30, so that an overflow leaks an object and does not free
 * it under somebody.  Orders are those of the manual page: acquiring needs
 * none; releasing is a release, and an acquire for whoever drops the last one.
 */
#ifndef _SYS_REFCOUNT_H_
#define	_SYS_REFCOUNT_H_

#include <sys/systm.h>
#include <machine/atomic.h>

#define	REFCOUNT_SATURATED(val)		(((val) & (1U << 31)) != 0)
#define	REFCOUNT_SATURATION_VALUE	(3U << 30)
#define	REFCOUNT_COUNT(val)		((val) & ~(1U << 31))

/*
 * Repairs a count that has just been seen to overflow or underflow.  Others
 * may be moving it meanwhile; from the middle of the saturated half no
 * realistic number of them brings it back.
 */
static inline void
_refcount_update_saturated(word32_p count)
{

	atomic_store_int(count, REFCOUNT_SATURATION_VALUE);
}

static inline void
refcount_init(word32_p count, u_int value)
{

	KASSERT(!REFCOUNT_SATURATED(value),
	    ("refcount_init: initial count %u is saturated", value));
	atomic_store_int(count, value);
}

static inline u_int
refcount_load(word32_p count)
{

	return (atomic_load_int(count));
}

/* Adds references on behalf of one that the caller holds; the old count. */
static inline u_int
refcount_acquiren(word32_p count, u_int n)
{
	u_int old;

	old = atomic_fetchadd_int(count, n);
	if (__predict_false(REFCOUNT_SATURATED(old)))
		_refcount_update_saturated(count);
	return (old);
}

static inline u_int
refcount_acquire(word32_p count)
{

	return (refcount_acquiren(count, 1));
}

/* Adds a reference unless that would saturate the count. */
static inline bool
refcount_acquire_checked(word32_p count)
{
	u_int old;

	old = refcount_load(count);
	do {
		if (__predict_false(REFCOUNT_SATURATED(old + 1)))
			return (false);
	} while (!atomic_fcmpset_int(count, &old, old + 1));
	return (true);
}

/*
 * Adds a reference if there are more than n.  A saturated count answers true
 * and stays as it is: nobody will ever free that object.
 */
static inline bool
refcount_acquire_if_gt(word32_p count, u_int n)
{
	u_int old;

	old = refcount_load(count);
	do {
		if (old <= n)
			return (false);
		if (__predict_false(REFCOUNT_SATURATED(old)))
			return (true);
	} while (!atomic_fcmpset_int(count, &old, old + 1));
	return (true);
}

static inline bool
refcount_acquire_if_not_zero(word32_p count)
{

	return (refcount_acquire_if_gt(count, 0));
}

/*
 * Drops references; true for the one who dropped the last.  The release fence
 * puts the caller's use of the object before the decrement, the acquire fence
 * puts everybody's use before what the last one does next.
 */
static inline bool
refcount_releasen(word32_p count, u_int n)
{
	u_int old;

	atomic_thread_fence_rel();
	old = atomic_fetchadd_int(count, -n);
	if (__predict_false(old < n || REFCOUNT_SATURATED(old))) {
		_refcount_update_saturated(count);
		return (false);
	}
	if (old > n)
		return (false);
	atomic_thread_fence_acq();
	return (true);
}

static inline bool
refcount_release(word32_p count)
{

	return (refcount_releasen(count, 1));
}

/* Drops a reference if there are more than n; true if it has. */
static inline bool
refcount_release_if_gt(word32_p count, u_int n)
{
	u_int old;

	old = refcount_load(count);
	do {
		if (old <= n)
			return (false);
		if (__predict_false(REFCOUNT_SATURATED(old)))
			return (true);
	} while (!atomic_fcmpset_rel_int(count, &old, old - 1));
	return (true);
}

static inline bool
refcount_release_if_not_last(word32_p count)
{

	return (refcount_release_if_gt(count, 1));
}

/*
 * Drops the reference only if it is the last one; true if it was.  A false
 * answer has changed nothing, and promises nothing about the count by now.
 */
static inline bool
refcount_release_if_last(word32_p count)
{
	u_int old;

	old = refcount_load(count);
	do {
		if (old != 1)
			return (false);
	} while (!atomic_fcmpset_rel_int(count, &old, 0));
	atomic_thread_fence_acq();
	return (true);
}

#endif /* !_SYS_REFCOUNT_H_ */
