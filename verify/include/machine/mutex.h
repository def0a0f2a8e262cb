/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_MUTEX_H_
#define	_MACHINE_MUTEX_H_

#include <sys/systm.h>
#include <sys/types.h>
#include <machine/kvar.h>

struct mtx {
	const char	*lock_name;
	checker::mutex	mutex;
	u_int		owner;		/* CPU + 1, 0 if there is none */
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
}

static __always_inline bool
mtx_trylock(struct mtx *m, const checker::where &at = checker::here())
{

	if (!m->mutex.try_lock(at))
		return (false);
	m->owner = checker::cpu() + 1;
	return (true);
}

static __always_inline void
mtx_lock(struct mtx *m, const checker::where &at = checker::here())
{

	m->mutex.lock(at);
	m->owner = checker::cpu() + 1;
}

static __always_inline void
mtx_unlock(struct mtx *m, const checker::where &at = checker::here())
{

	m->owner = 0;
	m->mutex.unlock(at);
}

#endif /* !_MACHINE_MUTEX_H_ */
