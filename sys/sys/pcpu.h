/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Per-CPU data: PCPU_GET(), PCPU_SET() and curthread, the current thread's
 * critical sections, and who runs next.
 */
#ifndef _SYS_PCPU_H_
#define	_SYS_PCPU_H_

#include <sys/proc.h>
#include <vm/pmap.h>
#include <machine/pcpu.h>
#include <machine/cpufunc.h>

#define	curproc		(curthread->td_proc)

/* critical(9): no preemption, and so no change of CPU, in between. */
static inline void
critical_enter(void)
{

	curthread->td_critnest++;
	atomic_interrupt_fence();
}

static inline void
critical_exit(void)
{

	atomic_interrupt_fence();
	curthread->td_critnest--;
}

/* Preempted perhaps, but not moved to another CPU, in between. */
static inline void
sched_pin(void)
{

	curthread->td_pinned++;
	atomic_interrupt_fence();
}

static inline void
sched_unpin(void)
{

	atomic_interrupt_fence();
	curthread->td_pinned--;
}

#endif /* !_SYS_PCPU_H_ */
