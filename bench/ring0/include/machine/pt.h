/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The page table of a vmspace: a root that shares the kernel's half with all
 * others, and one path below it to a table of 4 KiB pages for the user half,
 * which is all that a process of the model maps.
 *
 * Each root also maps itself, and one of its unused entries holds a number that
 * no other address space ever has.  Read through that mapping, it tells whose
 * address space the MMU has loaded, whatever the kernel believes.
 */
#ifndef _MACHINE_PT_H_
#define	_MACHINE_PT_H_

#include <sys/cdefs.h>
#include <sys/types.h>
#include <machine/atomic.h>
#include <machine/pte.h>

#define	PT_NPAGES	8
#define	PT_ENTRIES	512
#define	USER_BASE	0x400000UL	/* where the user's pages are */

/* Even, for a PTE with bit 0 clear means nothing to either MMU. */
#define	PT_ID_KERNEL	2UL		/* of vmspace0's root */
#define	PT_ID_FREED	0xdead0000UL	/* of a root that was given back */
#define	PT_ID_SLOT	(PT_SELF_SLOT + 1)

struct pt {
	u_long	*pt_root;		/* the table that the MMU starts at */
	u_long	*pt_leaf;		/* the table of the user pages */
	u_long	pt_frame[PT_NPAGES];	/* their physical addresses */
};

__BEGIN_DECLS
/* Makes the kernel's root; once, before anything else here. */
void	pt_start(void);
/* What to load for the address space that maps nothing of a user. */
u_long	pt_kernel_root(void);
/*
 * Makes the tables and the frames, with nothing mapped yet, and returns what to
 * load for them.  The first word of each frame is the number that the root has.
 * Ends the machine if it has no memory left.
 */
u_long	pt_alloc(struct pt *);
/* Gives back the root and whatever is still below it. */
void	pt_free(struct pt *);
/* Gives back what is below the root.  Nothing may be mapped there. */
void	pt_free_tables(struct pt *);
/* The number in a root that was or could be loaded. */
u_long	pt_id_of(u_long root);
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

/* The number in the root that the MMU walks, or that its TLB remembers. */
static inline u_long
pt_id_seen(void)
{

	return (((volatile u_long *)PT_SELF_VA)[PT_ID_SLOT]);
}

#endif /* !_MACHINE_PT_H_ */
