/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The ports whose pmap knows the set of CPUs that have it loaded share this:
 * entering it and leaving it.
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

#endif /* !_VM_PMAP_CPUSET_H_ */
