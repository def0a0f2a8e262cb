/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Per-CPU data belongs to its CPU and is watched by nobody, except that the
 * event log and one claim of the review are about curpmap.
 */
#ifndef _MACHINE_PCPU_H_
#define	_MACHINE_PCPU_H_

#include <sys/types.h>
#include <sys/proc.h>
#include <vm/pmap.h>
#include <machine/watch.h>

__BEGIN_DECLS
/*
 * What a read of curpmap outside a critical section returns, of which the field
 * holds the first argument: on a port that computes the address and then loads,
 * a thread that is moved in between reads that of the CPU which it left.
 */
pmap_t	pcpu_read_curpmap(pmap_t);
u_int	pcpu_count(void);
pmap_t	pcpu_curpmap(u_int cpuid);
__END_DECLS

class curpmap_field {
public:
	__always_inline operator pmap_t() { return (pcpu_read_curpmap(value)); }
	__always_inline pmap_t operator=(pmap_t pmap)
	{
		watch_curpmap(pmap);
		value = pmap;
		return (pmap);
	}

	pmap_t	value;
};

struct pcpu {
	struct thread	*pc_curthread;
	struct thread	*pc_nextthread;	/* what choosethread() chooses */
	curpmap_field	pc_curpmap;
	u_long		pc_root;	/* what the MMU walks */
	u_int		pc_cpuid;
	struct thread	pc_idlethread;
};

struct pcpu *pcpu_here(void);

#define	PCPU_GET(member)	(pcpu_here()->pc_ ## member)
#define	PCPU_SET(member, val)	(pcpu_here()->pc_ ## member = (val))
#define	PCPU_PTR(member)	(&pcpu_here()->pc_ ## member)
#define	curthread		PCPU_GET(curthread)

static inline struct thread *
choosethread(void)
{

	return (PCPU_GET(nextthread));
}

#endif /* !_MACHINE_PCPU_H_ */
