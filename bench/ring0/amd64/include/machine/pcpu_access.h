/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Per-CPU data behind %gs.  One instruction reads or writes a field, whichever
 * CPU the thread is on by then.
 */
#ifndef _MACHINE_PCPU_ACCESS_H_
#define	_MACHINE_PCPU_ACCESS_H_

#include <machine/cpu.h>

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

#endif /* !_MACHINE_PCPU_ACCESS_H_ */
