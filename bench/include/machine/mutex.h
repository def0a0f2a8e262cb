/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * mutex(9) without contention is one compare-and-set to take and one to give
 * back; that is what an exit pays, and what is done here.  With contention the
 * owner is on another CPU and is waited for by spinning.
 */
#ifndef _MACHINE_MUTEX_H_
#define	_MACHINE_MUTEX_H_

#include <sys/systm.h>
#include <sys/types.h>
#include <machine/atomic.h>
#include <machine/count.h>
#include <machine/cpu.h>

#ifndef MTX_SPINWAIT
#define	MTX_SPINWAIT()	cpu_spinwait()
#endif

struct mtx {
	const char	*lock_name;
	char		room[16];	/* lo_flags, lo_data, lo_witness */
	uintptr_t	mtx_lock;	/* the owner, 0 if there is none */
};

static inline void
mtx_init(struct mtx *m, const char *name)
{

	m->lock_name = name;
	__atomic_store_n(&m->mtx_lock, 0, __ATOMIC_RELAXED);
}

static inline bool
mtx_owned(struct mtx *m)
{

	return (__atomic_load_n(&m->mtx_lock, __ATOMIC_RELAXED) == cpu_self());
}

static inline void
mtx_lock(struct mtx *m)
{
	uintptr_t owner;

	COUNT_AT(oc_lock, &m->mtx_lock);
	KASSERT(!mtx_owned(m), ("mtx_lock: %s recursed", m->lock_name));
	for (;;) {
		owner = 0;
		if (__atomic_compare_exchange_n(&m->mtx_lock, &owner,
		    cpu_self(), true, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			return;
		MTX_SPINWAIT();
	}
}

static inline void
mtx_unlock(struct mtx *m)
{
	uintptr_t owner;

	COUNT_AT(oc_lock, &m->mtx_lock);
	KASSERT(mtx_owned(m), ("mtx_unlock: %s not owned", m->lock_name));
	owner = cpu_self();
	(void)__atomic_compare_exchange_n(&m->mtx_lock, &owner, 0, false,
	    __ATOMIC_RELEASE, __ATOMIC_RELAXED);
}

#define	mtx_lock_spin(m)	mtx_lock(m)
#define	mtx_unlock_spin(m)	mtx_unlock(m)

/* sx(9): nobody sleeps here. */
#define	sx_init(m, name)	mtx_init(m, name)

#endif /* !_MACHINE_MUTEX_H_ */
