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

/*
 * Repairs a count that has just been seen to overflow or underflow.  Others
 * may be moving it meanwhile; from the middle of the saturated half no
 * realistic number of them brings it back.
 */
static inline void
_refcount_update_saturated(refcnt_t *count)
{

	atomic_store_int(count, REFCOUNT_SATURATION_VALUE);
}

static inline void
refcount_init(refcnt_t *count, u_int value)
{

	KASSERT(!REFCOUNT_SATURATED(value),
	    ("refcount_init: initial count %u is saturated", value));
	atomic_store_int(count, value);
}

static inline u_int
refcount_load(refcnt_t *count)
{

	return (atomic_load_int(count));
}

/* Adds a reference on behalf of one that the caller holds; the old count. */
static inline u_int
refcount_acquire(refcnt_t *count)
{
	u_int old;

	old = atomic_fetchadd_int(count, 1);
	if (__predict_false(REFCOUNT_SATURATED(old)))
		_refcount_update_saturated(count);
	return (old);
}

/*
 * Adds a reference unless there is none left to add to.  A saturated count
 * answers true and stays as it is: nobody will ever free that object.
 */
static inline bool
refcount_acquire_if_not_zero(refcnt_t *count)
{
	u_int old;

	old = refcount_load(count);
	do {
		if (old == 0)
			return (false);
		if (__predict_false(REFCOUNT_SATURATED(old)))
			return (true);
	} while (!atomic_fcmpset_int(count, &old, old + 1));
	return (true);
}

/*
 * Drops a reference; true for the one who dropped the last.  The release fence
 * puts the caller's use of the object before the decrement, the acquire fence
 * puts everybody's use before what the last one does next.
 */
static inline bool
refcount_release(refcnt_t *count)
{
	u_int old;

	atomic_thread_fence_rel();
	old = atomic_fetchadd_int(count, -1);
	if (__predict_false(old == 0 || REFCOUNT_SATURATED(old))) {
		_refcount_update_saturated(count);
		return (false);
	}
	if (old > 1)
		return (false);
	atomic_thread_fence_acq();
	return (true);
}

/*
 * Drops the reference only if it is the last one; true if it was.  A false
 * answer has changed nothing, and promises nothing about the count by now.
 */
static inline bool
refcount_release_if_last(refcnt_t *count)
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
