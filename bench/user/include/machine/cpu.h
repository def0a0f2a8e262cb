/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* This CPU, to those who need no more of it than a name and patience. */
#ifndef _MACHINE_CPU_H_
#define	_MACHINE_CPU_H_

#include <sys/types.h>

extern _Thread_local char mtx_self;	/* its address names this CPU */

/* A number that is this CPU's own and not 0. */
static inline uintptr_t
cpu_self(void)
{

	return ((uintptr_t)&mtx_self);
}

/*
 * Nothing: a lock is held for some 20 ns here, and a "pause" takes up to 140
 * cycles of an Intel CPU (Skylake and later).
 */
static inline void
cpu_spinwait(void)
{

}

#endif /* !_MACHINE_CPU_H_ */
