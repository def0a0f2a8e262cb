/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Counters of what one exit does, compiled in only where the operations are
 * the result and not the time: the anatomy.
 */
#ifndef _MACHINE_COUNT_H_
#define	_MACHINE_COUNT_H_

/* Whether the loads of this CPU have no price just now. */
extern _Thread_local _Bool loads_free;
#define	LOADS_FREE(yes)	((void)(loads_free = (yes)))

#ifdef ANATOMY
#include "op_counts.h"

extern _Thread_local struct op_counts op_counts;
#define	COUNT(field)	((void)op_counts.field++)
/* The same of an operation on what lies there, a word that others may share. */
void	count_at(unsigned *, const volatile void *);
#define	COUNT_AT(field, p) count_at(&op_counts.field, (p))

/* What another CPU does while this one is loading an address space. */
extern void (*load_hook)(void);
#define	LOAD_HOOK() do {						\
	if (load_hook != 0)						\
		load_hook();						\
} while (0)
#else
#define	LOAD_HOOK()	((void)0)
#define	COUNT(field)	((void)0)
#define	COUNT_AT(field, p) ((void)0)
#endif

#endif /* !_MACHINE_COUNT_H_ */
