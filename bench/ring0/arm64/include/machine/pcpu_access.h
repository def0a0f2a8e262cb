/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Per-CPU data behind TPIDR_EL1.  It takes two instructions to reach a field: a
 * thread that is moved in between uses the other CPU's.
 */
#ifndef _MACHINE_PCPU_ACCESS_H_
#define	_MACHINE_PCPU_ACCESS_H_

#include <machine/cpu.h>

#define	PCPU_GET(member)	(((struct percpu *)cpu_self())->pc_ ## member)
#define	PCPU_SET(member, val)						\
	(((struct percpu *)cpu_self())->pc_ ## member = (val))

#endif /* !_MACHINE_PCPU_ACCESS_H_ */
