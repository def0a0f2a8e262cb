/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The MMU of arm64 under the names that the amd64 pmap has for it: that
 * algorithm needs a root to load and a TLB to empty, and this has both.
 */
#ifndef _MACHINE_CPUFUNC_H_
#define	_MACHINE_CPUFUNC_H_

#include <sys/types.h>
#include <machine/count.h>

static inline void
tlbi_all(void)
{

	__asm__ __volatile__("dsb ishst\n\ttlbi vmalle1\n\tdsb ish\n\tisb"
	    : : : "memory");
}

/*
 * Makes these tables those that the MMU walks for the user half.  All address
 * spaces have the same ASID, so a load has to empty the TLB.
 */
static inline void
load_cr3(u_long root)
{

	COUNT(oc_load);
	__asm__ __volatile__("msr ttbr0_el1, %0\n\tisb" : : "r" (root) :
	    "memory");
	tlbi_all();
	LOADED(root);
}

static inline void
invltlb(void)
{

	COUNT(oc_tlb);
	tlbi_all();
}

static inline register_t
intr_disable(void)
{
	register_t daif;

	__asm__ __volatile__("mrs %0, daif\n\tmsr daifset, #2" : "=r" (daif) :
	    : "memory");
	return (daif);
}

static inline void
intr_restore(register_t saved)
{

	__asm__ __volatile__("msr daif, %0" : : "r" (saved) : "memory");
}

#endif /* !_MACHINE_CPUFUNC_H_ */
