/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * A page table that nothing walks: a handful of entries, so that a teardown
 * has something to clear.
 */
#ifndef _MACHINE_PT_H_
#define	_MACHINE_PT_H_

#include <sys/types.h>
#include <machine/atomic.h>

#define	PT_NPAGES	8

struct pt {
	KVAR(u_long)	pt_entry[PT_NPAGES];
};

static inline u_long
pt_kernel_root(void)
{

	return (0);
}

static inline u_long
pt_alloc(struct pt *pt)
{

	return ((u_long)(uintptr_t)pt);
}

static inline void
pt_free(struct pt *pt)
{

	(void)pt;
}

static inline void
pt_enter(struct pt *pt, u_int page)
{

	pt->pt_entry[page] = 1;
}

static inline void
pt_clear(struct pt *pt, u_int page)
{

	pt->pt_entry[page] = 0;
}

static inline void
pt_free_tables(struct pt *pt)
{

	(void)pt;
}

#endif /* !_MACHINE_PT_H_ */
