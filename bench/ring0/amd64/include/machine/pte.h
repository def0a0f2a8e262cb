/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_PTE_H_
#define	_MACHINE_PTE_H_

#define	PG_V		0x001UL		/* valid */
#define	PG_RW		0x002UL
#define	PG_U		0x004UL		/* user */
#define	PG_A		0x020UL		/* accessed */
#define	PG_M		0x040UL		/* modified */

/* With A and M set, so that the MMU has nothing to write to it. */
#define	PTE_USER_PAGE	(PG_V | PG_RW | PG_U | PG_A | PG_M)
#define	PTE_TABLE	PTE_USER_PAGE
/* A root that maps itself, which the user has no business with. */
#define	PTE_SELF	(PG_V | PG_RW | PG_A | PG_M)

#define	PT_LEVELS	4
/* Of the root: from here on it is the kernel's half. */
#define	PT_KERNEL_FIRST	256
#define	PT_SELF_SLOT	300
/* Where a root is seen that maps itself there: by that slot on each level. */
#define	PT_SELF_VA	(0xffff000000000000UL | 300UL << 39 | 300UL << 30 | \
	300UL << 21 | 300UL << 12)

/* The first GiB of memory is mapped from here on. */
#define	KERNBASE	0xffffffff80000000UL

/* Its next load of another root is this CPU's next flush. */
static inline void
pt_forget(void)
{

}

#endif /* !_MACHINE_PTE_H_ */
