/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Sets of CPUs, as pm_active is one.  The atomic forms are for sets that other
 * CPUs change; the plain forms are for a set of which the caller knows that
 * nobody else writes it just now.
 */
#ifndef _SYS_CPUSET_H_
#define	_SYS_CPUSET_H_

#include <sys/types.h>
#include <machine/atomic.h>
#include <machine/param.h>

#define	CPU_SETSIZE	MAXCPU
#define	_NCPUBITS	(8 * sizeof(u_long))
#define	_NCPUWORDS	(CPU_SETSIZE / _NCPUBITS)

typedef struct {
	cpuword_t	__bits[_NCPUWORDS];
} cpuset_t;

#define	__cpuset_mask(n)	(1UL << ((n) % _NCPUBITS))
#define	__cpuset_word(n)	((n) / _NCPUBITS)

static inline void
CPU_ZERO(cpuset_t *set)
{
	u_int i;

	for (i = 0; i < _NCPUWORDS; i++)
		set->__bits[i] = 0;
}

static inline bool
CPU_EMPTY(cpuset_t *set)
{
	u_int i;

	for (i = 0; i < _NCPUWORDS; i++)
		if (set->__bits[i] != 0)
			return (false);
	return (true);
}

static inline bool
CPU_ISSET(u_int n, cpuset_t *set)
{

	return ((set->__bits[__cpuset_word(n)] & __cpuset_mask(n)) != 0);
}

static inline void
CPU_SET(u_int n, cpuset_t *set)
{

	set->__bits[__cpuset_word(n)] =
	    set->__bits[__cpuset_word(n)] | __cpuset_mask(n);
}

static inline void
CPU_CLR(u_int n, cpuset_t *set)
{

	set->__bits[__cpuset_word(n)] =
	    set->__bits[__cpuset_word(n)] & ~__cpuset_mask(n);
}

static inline void
CPU_SET_ATOMIC(u_int n, cpuset_t *set)
{

	atomic_set_long(&set->__bits[__cpuset_word(n)], __cpuset_mask(n));
}

static inline void
CPU_CLR_ATOMIC(u_int n, cpuset_t *set)
{

	atomic_clear_long(&set->__bits[__cpuset_word(n)], __cpuset_mask(n));
}

#endif /* !_SYS_CPUSET_H_ */
