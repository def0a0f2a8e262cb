/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The MMU of a CPU is the root that it has loaded.  Its TLB is not modelled,
 * and nothing interrupts it.
 */
#ifndef _MACHINE_CPUFUNC_H_
#define	_MACHINE_CPUFUNC_H_

#include <sys/types.h>
#include <machine/pcpu.h>

static inline void
load_cr3(u_long root)
{

	PCPU_SET(cr3, root);
}

static inline void
invltlb(void)
{

}

static inline register_t
intr_disable(void)
{

	return (0);
}

static inline void
intr_restore(register_t saved)
{

	(void)saved;
}

#endif /* !_MACHINE_CPUFUNC_H_ */
