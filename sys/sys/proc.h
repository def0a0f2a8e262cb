/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Processes and threads, cut down to what an exit path touches.  A process
 * that exits has one thread left: exit1() saw to that.
 */
#ifndef _SYS_PROC_H_
#define	_SYS_PROC_H_

#include <sys/types.h>
#include <sys/mutex.h>
#include <machine/atomic.h>
#include <machine/tunable.h>

struct proc;
struct racct;
struct vmspace;

struct thread {
	struct proc	*td_proc;
	KVAR(int)	td_critnest;	/* (k) critical section nesting */
	KVAR(int)	td_pinned;	/* (k) sched_pin() nesting */
};

struct proc {
	struct mtx	p_mtx;
	/*
	 * Read by others without a lock (vmspace_acquire_ref() looks twice),
	 * written by the process itself.
	 */
	KRELAXED(struct vmspace *) p_vmspace;
	KVAR(struct racct *) p_racct;
	struct thread	p_thread;
};

#define	FIRST_THREAD_IN_PROC(p)	(&(p)->p_thread)

#define	PROC_LOCK(p)		mtx_lock(&(p)->p_mtx)
#define	PROC_UNLOCK(p)		mtx_unlock(&(p)->p_mtx)
#define	PROC_LOCK_ASSERT(p, what) mtx_assert(&(p)->p_mtx, (what))

/* What racct(4) counts nobody reads here: this kernel is one without RACCT. */
#define	racct_enable		0

/*
 * A no-op "as long as vmspaces are type stable": whoever reads p_vmspace may
 * find a freed vmspace there, and finds its count, which is 0.  The tunable
 * makes it the process lock it would be otherwise.
 */
#define	PROC_VMSPACE_LOCK(p)	do {					\
	if (tunable_proc_vmspace_lock())				\
		mtx_lock(&(p)->p_mtx);					\
} while (0)
#define	PROC_VMSPACE_UNLOCK(p)	do {					\
	if (tunable_proc_vmspace_lock())				\
		mtx_unlock(&(p)->p_mtx);				\
} while (0)

#endif /* !_SYS_PROC_H_ */
