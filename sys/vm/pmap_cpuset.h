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

/* The same for who knows that no other CPU is in the set, or comes to it. */
static inline void
pmap_leave_active_last(pmap_t pmap)
{

	CPU_CLR(PCPU_GET(cpuid), &pmap->pm_active);
}

static inline bool
pmap_is_active(pmap_t pmap)
{

	return (CPU_ISSET(PCPU_GET(cpuid), &pmap->pm_active));
}

/* For KASSERTs: that no CPU is in the set, and none but this one. */
static inline bool
pmap_is_idle(pmap_t pmap)
{

	return (CPU_EMPTY(&pmap->pm_active));
}

static inline bool
pmap_is_own(pmap_t pmap)
{
	u_long others;
	u_int i;

	for (i = 0; i < _NCPUWORDS; i++) {
		others = pmap->pm_active.__bits[i];
		if (i == __cpuset_word(PCPU_GET(cpuid)))
			others &= ~__cpuset_mask(PCPU_GET(cpuid));
		if (others != 0)
			return (false);
	}
	return (true);
}

#endif /* !_VM_PMAP_CPUSET_H_ */
