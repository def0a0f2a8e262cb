/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_CPUFUNC_H_
#define	_MACHINE_CPUFUNC_H_

#include <sys/types.h>
#include <machine/count.h>

#define	PSL_I		0x200UL		/* interrupts are on */

/* Makes these tables those that the MMU walks, and empties the TLB. */
static inline void
load_cr3(u_long root)
{

	COUNT(oc_load);
	__asm__ __volatile__("movq %0,%%cr3" : : "r" (root) : "memory");
	LOADED(root);
}

static inline u_long
rcr3(void)
{
	u_long root;

	__asm__ __volatile__("movq %%cr3,%0" : "=r" (root));
	return (root);
}

/* Empties the TLB of all but global pages, of which a guest has none. */
static inline void
invltlb(void)
{

	COUNT(oc_tlb);
	__asm__ __volatile__("movq %0,%%cr3" : : "r" (rcr3()) : "memory");
}

static inline register_t
intr_disable(void)
{
	register_t flags;

	__asm__ __volatile__("pushfq; popq %0; cli" : "=r" (flags) : :
	    "memory");
	return (flags);
}

static inline void
intr_restore(register_t saved)
{

	if ((saved & PSL_I) != 0)
		__asm__ __volatile__("sti" : : : "memory");
}

#endif /* !_MACHINE_CPUFUNC_H_ */
