/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Puts a CPU where the scheduler left it when it last resumed a process: on that
 * process's pmap, with the port's own records saying so.  A scenario uses it to
 * get from the end of one exit to the start of the next.  It is no part of an
 * exit, so it loads no address space.
 */
#ifndef _BENCH_SCENARIO_RESUME_H_
#define	_BENCH_SCENARIO_RESUME_H_

#include "kernel.h"

/*
 * "alone" says that no other CPU writes these two sets meanwhile, and saves the
 * locked instructions.  With others about, the set of vmspace0's pmap is
 * contended by each process that is resumed, as it is in a kernel, and the
 * caller says so with its times.
 */
static inline void
pmap_resume(pmap_t pmap, bool alone __unused)
{
#ifdef PMAP_ASID_SET

	/* It ran before, so it has an identifier of this epoch, or gets one. */
	PCPU_SET(curpmap, pmap);
	pmap_renew_asid(pmap);
#else
	pmap_t oldpmap;

	oldpmap = PCPU_GET(curpmap);
	if (oldpmap == pmap)
		return;
	PCPU_SET(curpmap, pmap);
	if (alone) {
		CPU_SET(PCPU_GET(cpuid), &pmap->pm_active);
		CPU_CLR(PCPU_GET(cpuid), &oldpmap->pm_active);
	} else {
		pmap_join_active(pmap);
		pmap_leave_active(oldpmap);
	}
#endif
}

/* The set as it is when CPUs 0 to ncpus - 1, and no others, are on the pmap. */
static inline void
pmap_resume_reset(pmap_t pmap __unused, u_int ncpus __unused)
{
#ifndef PMAP_ASID_SET
	u_int i;

	CPU_ZERO(&pmap->pm_active);
	for (i = 0; i < ncpus; i++)
		CPU_SET(i, &pmap->pm_active);
#endif
}

static inline bool
pmap_resume_is_reset(pmap_t pmap __unused, u_int ncpus __unused)
{
#ifndef PMAP_ASID_SET
	u_int i;

	for (i = 0; i < CPU_SETSIZE; i++)
		if (CPU_ISSET(i, &pmap->pm_active) != (i < ncpus))
			return (false);
#endif
	return (true);
}

#endif /* !_BENCH_SCENARIO_RESUME_H_ */
