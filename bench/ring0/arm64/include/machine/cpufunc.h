/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_CPUFUNC_H_
#define	_MACHINE_CPUFUNC_H_

#include <sys/types.h>
#include <machine/count.h>
#include <machine/pcpu.h>

#define	TTBR_ASID_SHIFT	48
#define	NO_COOKIE	(~0UL)		/* vmspace0's pmap: ASID 0 */

/*
 * Makes these tables those that the MMU walks for the user half.  The register
 * takes the identifier along, which is that of curpmap: a switch sets curpmap
 * and renews its identifier before it comes here.
 */
static inline void
load_ttbr0(u_long root)
{
	u_long asid, cookie;

	COUNT(oc_load);
	cookie = PCPU_GET(curpmap)->pm_cookie;
	asid = cookie == NO_COOKIE ? 0 : cookie & 0xffff;
	__asm__ __volatile__("msr ttbr0_el1, %0" : :
	    "r" (asid << TTBR_ASID_SHIFT | root) : "memory");
	LOADED(root);
}

/* Empties the TLBs of all CPUs: this port broadcasts. */
static inline void
invltlb(void)
{

	COUNT(oc_tlb);
	pt_forget();
}

static inline void
dsb_ish(void)
{

	COUNT(oc_fence);
	__asm__ __volatile__("dsb ish" : : : "memory");
}

static inline void
isb(void)
{

	__asm__ __volatile__("isb" : : : "memory");
}

#endif /* !_MACHINE_CPUFUNC_H_ */
