/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* A page table of two entries, watched like other fields. */
#ifndef _MACHINE_PT_H_
#define	_MACHINE_PT_H_

#include <sys/cdefs.h>
#include <sys/types.h>
#include <machine/kvar.h>

#define	PT_NPAGES	2
#define	PT_KERNEL_ROOT	1UL

struct pt {
	KVAR(u_long)	pt_entry[PT_NPAGES];
};

__BEGIN_DECLS
/* A root of its own for each life of the vmspace: see pt_root() of kmem.h. */
u_long	pt_alloc(struct pt *);
/* The root may not be one that a CPU has loaded. */
void	pt_free(struct pt *);
/* That page table maps the page no more that the page daemon wants. */
void	pv_remove(struct pt *);
__END_DECLS

static inline u_long
pt_kernel_root(void)
{

	return (PT_KERNEL_ROOT);
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
	if (page == 0)
		pv_remove(pt);
}

static inline void
pt_free_tables(struct pt *pt)
{

	(void)pt;
}

#endif /* !_MACHINE_PT_H_ */
