/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The ports whose pmap knows the set of CPUs that have it loaded share this:
 * entering and leaving the set, and where a scenario puts a CPU.
 */
#ifndef _VM_PMAP_CPUSET_H_
#define	_VM_PMAP_CPUSET_H_

#include <sys/cpuset.h>
#include <sys/pcpu.h>
#include <vm/pmap.h>

/* From here on a shootdown of this pmap interrupts this CPU. */
static inline void
pmap_join_active(pmap_t pmap)
{

	CPU_SET_ATOMIC(PCPU_GET(cpuid), &pmap->pm_active);
}

/* From here on it does not. */
static inline void
pmap_leave_active(pmap_t pmap)
{

	CPU_CLR_ATOMIC(PCPU_GET(cpuid), &pmap->pm_active);
}

/*
 * Puts this CPU where the scheduler left it when it last resumed a process: on
 * that process's pmap, with pm_active saying so.  A scenario uses it to get
 * from the end of one exit to the start of the next.  It is no part of an exit,
 * so it neither loads an address space nor, when "alone", pays for locked
 * instructions: alone means that no other CPU writes these two sets meanwhile.
 * With others about, the set of vmspace0's pmap is contended by each process
 * that is resumed, as it is in a kernel, and the caller says so with its times.
 */
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

#endif /* !_VM_PMAP_CPUSET_H_ */
