/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_MUTEX_H_
#define	_MACHINE_MUTEX_H_

#include <sys/systm.h>
#include <sys/types.h>
#include <machine/kvar.h>
#include <machine/watch.h>

struct mtx {
	const char	*lock_name;
	checker::mutex	mutex;
	u_int		owner;		/* CPU + 1, 0 if there is none */
	bool		sleepable;	/* an sx(9) in the kernel */
};

static __always_inline bool
mtx_owned(struct mtx *m)
{

	return (m->owner == checker::cpu() + 1);
}

static __always_inline void
mtx_init(struct mtx *m, const char *name)
{

	m->lock_name = name;
	m->owner = 0;
	m->sleepable = false;
}

static __always_inline void
sx_init(struct mtx *m, const char *name)
{

	mtx_init(m, name);
	m->sleepable = true;
}

static __always_inline enum lock_class
mtx_class(const struct mtx *m)
{

	return (m->sleepable ? LOCK_SLEEPABLE : LOCK_MUTEX);
}

static __always_inline bool
mtx_trylock(struct mtx *m, const checker::where &at = checker::here())
{

	if (!m->mutex.try_lock(at))
		return (false);
	m->owner = checker::cpu() + 1;
	watch_locked(mtx_class(m));
	return (true);
}

static __always_inline void
mtx_take(struct mtx *m, enum lock_class as, const checker::where &at)
{

	watch_wait(m, as);
	m->mutex.lock(at);
	m->owner = checker::cpu() + 1;
	watch_locked(as);
}

static __always_inline void
mtx_drop(struct mtx *m, enum lock_class as, const checker::where &at)
{

	watch_unlocked(as);
	m->owner = 0;
	m->mutex.unlock(at);
}

static __always_inline void
mtx_lock(struct mtx *m, const checker::where &at = checker::here())
{

	mtx_take(m, mtx_class(m), at);
}

static __always_inline void
mtx_unlock(struct mtx *m, const checker::where &at = checker::here())
{

	mtx_drop(m, mtx_class(m), at);
}

static __always_inline void
mtx_lock_spin(struct mtx *m, const checker::where &at = checker::here())
{

	mtx_take(m, LOCK_SPIN, at);
}

static __always_inline void
mtx_unlock_spin(struct mtx *m, const checker::where &at = checker::here())
{

	mtx_drop(m, LOCK_SPIN, at);
}

#endif /* !_MACHINE_MUTEX_H_ */
