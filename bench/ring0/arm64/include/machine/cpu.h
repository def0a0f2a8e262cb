/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* This CPU: its number, its wait, its data. */
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

/*
 * Per-CPU data behind TPIDR_EL1.  It takes two instructions to reach a field: a
 * thread that is moved in between uses the other CPU's.
 */
#define	PCPU_GET(member)	(((struct percpu *)cpu_self())->pc_ ## member)
#define	PCPU_SET(member, val)						\
	(((struct percpu *)cpu_self())->pc_ ## member = (val))

#endif /* !_MACHINE_CPU_H_ */
