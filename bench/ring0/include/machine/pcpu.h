/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Per-CPU data.  How a CPU reaches its own, PCPU_GET() and PCPU_SET(), is the
 * port's.
 */
#ifndef _MACHINE_PCPU_H_
#define	_MACHINE_PCPU_H_

#include <sys/types.h>
#include <sys/proc.h>
#include <vm/pmap.h>
#include <machine/cpu.h>

/* Not "struct pcpu", so that the data itself can be called that below. */
struct percpu {
	struct percpu	*pc_self;	/* first: <machine/cpu.h> reads it */
	struct thread	*pc_curthread;
	struct thread	*pc_nextthread;	/* what choosethread() chooses */
	pmap_t		pc_curpmap;
	u_int		pc_cpuid;
	struct thread	pc_idlethread;
};

__BEGIN_DECLS
/* Of another CPU: NULL before that has been started. */
u_int	pcpu_count(void);
pmap_t	pcpu_curpmap(u_int cpuid);
__END_DECLS

/* As in ring 3, where it is a thread-local object of that name. */
#define	pcpu		(*(struct percpu *)cpu_self())
#define	PCPU_PTR(member) (&pcpu.pc_ ## member)
#define	curthread	PCPU_GET(curthread)

static inline struct thread *
choosethread(void)
{

	return (PCPU_GET(nextthread));
}

#endif /* !_MACHINE_PCPU_H_ */
