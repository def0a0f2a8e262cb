/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The pieces of a switch, for exit paths that put them together in another way
 * than pmap_activate() does.  A port without pm_active has empty ones.
 */
#ifndef _MACHINE_PMAP_ACTIVE_H_
#define	_MACHINE_PMAP_ACTIVE_H_

#include <vm/pmap_cpuset.h>

/* The MMU walks this pmap's tables from here on; curpmap follows. */
static inline void
pmap_load(pmap_t pmap)
{

	load_cr3(pmap->pm_cr3);
	PCPU_SET(curpmap, pmap);
}

/* No page of this pmap is in the TLB of this CPU any more. */
static inline void
pmap_invalidate_all(pmap_t pmap __unused)
{

	invltlb();
}

/* What no CPU has loaded, no TLB is asked for: nothing to flush. */
static inline void
pmap_invalidate_unloaded(pmap_t pmap __unused)
{

}

#endif /* !_MACHINE_PMAP_ACTIVE_H_ */
