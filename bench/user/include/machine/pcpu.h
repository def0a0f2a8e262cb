/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Per-CPU data.  A CPU is a thread that is bound to a PU, and its data is
 * thread-local: one instruction relative to a segment register, as on amd64.
 */
#ifndef _MACHINE_PCPU_H_
#define	_MACHINE_PCPU_H_

#include <sys/types.h>
#include <sys/proc.h>
#include <vm/pmap.h>

struct pcpu {
	struct thread	*pc_curthread;
	struct thread	*pc_nextthread;	/* what choosethread() chooses */
	pmap_t		pc_curpmap;
	u_int		pc_cpuid;
	struct thread	pc_idlethread;
};

extern _Thread_local struct pcpu pcpu;

#define	PCPU_GET(member)	(pcpu.pc_ ## member)
#define	PCPU_SET(member, val)	(pcpu.pc_ ## member = (val))
#define	PCPU_PTR(member)	(&pcpu.pc_ ## member)
#define	curthread		PCPU_GET(curthread)

__BEGIN_DECLS
/* How many CPUs there may be, and what each has loaded, NULL if it is none. */
u_int	pcpu_count(void);
pmap_t	pcpu_curpmap(u_int cpuid);
__END_DECLS

static inline struct thread *
choosethread(void)
{

	return (PCPU_GET(nextthread));
}

#endif /* !_MACHINE_PCPU_H_ */
