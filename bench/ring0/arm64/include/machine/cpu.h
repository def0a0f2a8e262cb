/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* This CPU, to those who need no more of it than a name and patience. */
#ifndef _MACHINE_CPU_H_
#define	_MACHINE_CPU_H_

#include <sys/types.h>

/* A number that is this CPU's own and not 0: its struct percpu's address. */
static inline uintptr_t
cpu_self(void)
{
	uintptr_t self;

	__asm__ __volatile__("mrs %0, tpidr_el1" : "=r" (self));
	return (self);
}

/* An emulator that runs CPUs in turns leaves this one here, and only here. */
static inline void
cpu_spinwait(void)
{

	__asm__ __volatile__("yield" : : : "memory");
}

#endif /* !_MACHINE_CPU_H_ */
