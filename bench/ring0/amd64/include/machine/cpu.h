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

	__asm__("movq %%gs:0,%0" : "=r" (self));
	return (self);
}

/* An emulator that runs CPUs in turns leaves this one here, and only here. */
static inline void
cpu_spinwait(void)
{

	__asm__ __volatile__("pause" : : : "memory");
}

/*
 * Per-CPU data behind %gs.  One instruction reads or writes a field, whichever
 * CPU the thread is on by then.
 */
#define	PCPU_GET(member)	__extension__ ({			\
	__typeof__(((struct percpu *)0)->pc_ ## member) __got;		\
									\
	__asm__ __volatile__("mov %%gs:%c1,%0" : "=r" (__got) :		\
	    "i" (__builtin_offsetof(struct percpu, pc_ ## member)));	\
	__got;								\
})

#define	PCPU_SET(member, val)	__extension__ ({			\
	__typeof__(((struct percpu *)0)->pc_ ## member) __set = (val);	\
									\
	__asm__ __volatile__("mov %0,%%gs:%c1" : : "r" (__set),		\
	    "i" (__builtin_offsetof(struct percpu, pc_ ## member)) :	\
	    "memory");							\
})

#endif /* !_MACHINE_CPU_H_ */
