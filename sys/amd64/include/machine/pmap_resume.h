/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Puts this CPU where the scheduler left it when it last resumed a process: on
 * that process's pmap, with pm_active saying so.  A scenario uses it to get
 * from the end of one exit to the start of the next.  It is no part of an exit,
 * so it neither loads an address space nor, when "alone", pays for locked
 * instructions: alone means that no other CPU writes these two sets meanwhile.
 * With others about, the set of vmspace0's pmap is contended by each process
 * that is resumed, as it is in a kernel, and the caller says so with its times.
 */
#ifndef _MACHINE_PMAP_RESUME_H_
#define	_MACHINE_PMAP_RESUME_H_

#include <machine/pmap_active.h>

static inline void
pmap_resume(pmap_t pmap, bool alone)
{
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
}

#endif /* !_MACHINE_PMAP_RESUME_H_ */
