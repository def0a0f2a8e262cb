/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Puts this CPU where the scheduler left it when it last resumed a process.  No
 * part of an exit; the process ran before, so it has an identifier of this
 * epoch, or gets it as it would when resumed.
 */
#ifndef _MACHINE_PMAP_RESUME_H_
#define	_MACHINE_PMAP_RESUME_H_

#include <machine/pmap_active.h>

__BEGIN_DECLS
/* Gives the pmap an identifier of this epoch, unless it has one. */
void	pmap_renew_asid(pmap_t);
__END_DECLS

static inline void
pmap_resume(pmap_t pmap, bool alone __unused)
{

	PCPU_SET(curpmap, pmap);
	pmap_renew_asid(pmap);
}

/* No port without pm_active has anything to put back here. */
static inline void
pmap_resume_reset(pmap_t pmap, u_int ncpus)
{

	(void)pmap;
	(void)ncpus;
}

static inline bool
pmap_resume_is_reset(pmap_t pmap, u_int ncpus)
{

	(void)pmap;
	(void)ncpus;
	return (true);
}

#endif /* !_MACHINE_PMAP_RESUME_H_ */
