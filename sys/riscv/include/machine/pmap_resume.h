/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* pmap_resume(), as every port with a pm_active has it. */
#ifndef _MACHINE_PMAP_RESUME_H_
#define	_MACHINE_PMAP_RESUME_H_

#include <vm/pmap_cpuset.h>

/* The set as it is when CPUs 0 to ncpus - 1, and no others, are on the pmap. */
static inline void
pmap_resume_reset(pmap_t pmap, u_int ncpus)
{
	u_int i;

	CPU_ZERO(&pmap->pm_active);
	for (i = 0; i < ncpus; i++)
		CPU_SET(i, &pmap->pm_active);
}

static inline bool
pmap_resume_is_reset(pmap_t pmap, u_int ncpus)
{
	u_int i;

	for (i = 0; i < CPU_SETSIZE; i++)
		if (CPU_ISSET(i, &pmap->pm_active) != (i < ncpus))
			return (false);
	return (true);
}

#endif /* !_MACHINE_PMAP_RESUME_H_ */
