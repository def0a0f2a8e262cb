/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Per-CPU data belongs to its CPU and is watched by nobody. */
#ifndef _MACHINE_PCPU_H_
#define	_MACHINE_PCPU_H_

#include <sys/types.h>
#include <sys/proc.h>
#include <vm/pmap.h>

struct pcpu {
	struct thread	*pc_curthread;
	struct thread	*pc_nextthread;	/* what choosethread() chooses */
	pmap_t		pc_curpmap;
	u_long		pc_cr3;		/* the root that the MMU walks */
	u_int		pc_cpuid;
	struct thread	pc_idlethread;
};

struct pcpu *pcpu_here(void);

#define	PCPU_GET(member)	(pcpu_here()->pc_ ## member)
#define	PCPU_SET(member, val)	(pcpu_here()->pc_ ## member = (val))
#define	curthread		PCPU_GET(curthread)

static inline struct thread *
choosethread(void)
{

	return (PCPU_GET(nextthread));
}

#endif /* !_MACHINE_PCPU_H_ */
