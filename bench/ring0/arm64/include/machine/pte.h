/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_PTE_H_
#define	_MACHINE_PTE_H_

#define	ATTR_NG		(1UL << 11)	/* belongs to one address space */
#define	ATTR_AF		(1UL << 10)	/* accessed */
#define	ATTR_SH_IS	(3UL << 8)	/* inner shareable */
#define	ATTR_AP_USER	(1UL << 6)	/* user may read and write */
#define	L3_PAGE		3UL

/* With AF set, so that no access faults for the lack of it. */
#define	PTE_USER_PAGE	\
	(ATTR_NG | ATTR_AF | ATTR_SH_IS | ATTR_AP_USER | L3_PAGE)
#define	PTE_TABLE	3UL
/*
 * A root that maps itself.  On the way down it is read as a table, where the
 * attributes mean nothing, and at the end as a page.
 */
#define	PTE_SELF	(ATTR_NG | ATTR_AF | ATTR_SH_IS | L3_PAGE)

/* 39 bits of address: a table less than amd64 has. */
#define	PT_LEVELS	3
/* The kernel's half has a root register of its own: nothing to share. */
#define	PT_KERNEL_FIRST	512
#define	PT_SELF_SLOT	300
#define	PT_SELF_VA	(300UL << 30 | 300UL << 21 | 300UL << 12)

/* Memory and devices are mapped from here on, at 0x40000000 and at 0. */
#define	KERNBASE	0xffffff8000000000UL

/*
 * A load flushes nothing here.  What any TLB remembers of a root under its
 * identifier has to go before the identifier is another's; in a kernel the
 * removal of the map does it.
 */
static inline void
pt_forget(void)
{

	__asm__ __volatile__("dsb ishst\n\ttlbi vmalle1is\n\tdsb ish\n\tisb"
	    : : : "memory");
}

#endif /* !_MACHINE_PTE_H_ */
