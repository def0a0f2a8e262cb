/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The CPUs of the kernel in ring 3.  Host code may include this: it names
 * nothing of the kernel's.
 */
#ifndef _BENCH_USER_CPU_H_
#define	_BENCH_USER_CPU_H_

/* Makes vmspace0 and proc0.  Once, before any cpu_start(). */
void	kernel_start(void);

/*
 * The calling thread is CPU cpuid (0 to CPU_MAX - 1) from here on and runs its
 * idle thread on vmspace0; cpu_stop() takes it out of vmspace0's pm_active.
 * Which PU the thread runs on is the caller's business.
 */
void	cpu_start(unsigned cpuid);
void	cpu_stop(void);

/*
 * Makes the kernel's memory one that children of fork(2) share with their
 * parent, losing what it held: call it before kernel_start().  -1 and errno as
 * from mmap(2).
 */
int	kmem_share(void);

/*
 * What a load of an address space costs from now on, in turns of a delay loop;
 * 0: nothing.  clock_load_turns() knows how many make so many ns.
 */
extern unsigned load_spins;

/* The delay loop: about a cycle a turn. */
void	spin_turns(unsigned turns);

/* SPIN_LOADS loads of an address space of so many turns each. */
#define	SPIN_LOADS	100
void	spin_loads(unsigned turns);

#endif /* !_BENCH_USER_CPU_H_ */
