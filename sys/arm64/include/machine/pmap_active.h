/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The pieces of a switch, for exit paths that put them together in another way
 * than pmap_activate() does.  There is no pm_active to enter or to leave.
 */
#ifndef _MACHINE_PMAP_ACTIVE_H_
#define	_MACHINE_PMAP_ACTIVE_H_

#include <sys/pcpu.h>
#include <vm/pmap.h>

__BEGIN_DECLS
/* Makes this pmap the CPU's: curpmap, its identifier, ttbr0_el1. */
void	pmap_load(pmap_t);
/* Gives the pmap an identifier of this epoch, unless it has one. */
void	pmap_renew_asid(pmap_t);
__END_DECLS

static inline void
pmap_join_active(pmap_t pmap __unused)
{

}

static inline void
pmap_leave_active(pmap_t pmap __unused)
{

}

static inline void
pmap_leave_active_last(pmap_t pmap __unused)
{

}

static inline bool
pmap_is_active(pmap_t pmap __unused)
{

	return (true);
}

static inline bool
pmap_is_idle(pmap_t pmap __unused)
{

	return (true);
}

static inline bool
pmap_is_own(pmap_t pmap __unused)
{

	return (true);
}

/* No page of this pmap is in the TLB of this CPU any more. */
static inline void
pmap_invalidate_all(pmap_t pmap __unused)
{

	invltlb();
}

/* TLBs remember a pmap by its identifier, loaded or not. */
static inline void
pmap_invalidate_unloaded(pmap_t pmap)
{

	pmap_invalidate_all(pmap);
}

#endif /* !_MACHINE_PMAP_ACTIVE_H_ */
