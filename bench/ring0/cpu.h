/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The CPUs of the kernel in ring 0. */
#ifndef _RING0_CPU_H_
#define	_RING0_CPU_H_

#include "kernel.h"

extern struct percpu percpus[CPU_MAX];

/* Makes vmspace0 and proc0.  Once, after pt_start(). */
void	kernel_start(void);
/* This CPU runs its idle thread on vmspace0; after port_cpu_start(). */
void	cpu_start(u_int cpuid);

#endif /* !_RING0_CPU_H_ */
