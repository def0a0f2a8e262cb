/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The page table of a vmspace: a root that shares the kernel's half with all
 * others, and below it one table of 4 KiB pages for the user half, which is all
 * that a process of the model maps.
 */
#ifndef _MACHINE_PT_H_
#define	_MACHINE_PT_H_

#include <sys/cdefs.h>
#include <sys/types.h>
#include <machine/atomic.h>
#include <machine/pte.h>

#define	PT_NPAGES	8

struct pt {
	u_long	*pt_root;		/* the table that the MMU starts at */
	u_long	*pt_leaf;		/* the table of the user pages */
	u_long	pt_frame[PT_NPAGES];	/* their physical addresses */
};

__BEGIN_DECLS
/* What to load for the address space that maps nothing of a user. */
u_long	pt_kernel_root(void);
/*
 * Makes the tables and the frames, with nothing mapped yet, and returns what to
 * load for them.  Ends the machine if it has no memory left.
 */
u_long	pt_alloc(struct pt *);
/* Gives back the root and whatever is still below it. */
void	pt_free(struct pt *);
/* Gives back what is below the root.  Nothing may be mapped there. */
void	pt_free_tables(struct pt *);
__END_DECLS

static inline void
pt_enter(struct pt *pt, u_int page)
{

	pt->pt_leaf[page] = pt->pt_frame[page] | PTE_USER_PAGE;
}

/* The TLB may know the page until it is flushed. */
static inline void
pt_clear(struct pt *pt, u_int page)
{

	pt->pt_leaf[page] = 0;
}

#endif /* !_MACHINE_PT_H_ */
