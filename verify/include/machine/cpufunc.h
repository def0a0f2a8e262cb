/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The MMU of a CPU is the root that it has loaded, whatever register holds it.
 * Its TLB is not modelled, and nothing interrupts it.  What orders nothing but
 * page walks or loads of that register does nothing here.
 */
#ifndef _MACHINE_CPUFUNC_H_
#define	_MACHINE_CPUFUNC_H_

#include <sys/types.h>
#include <machine/atomic.h>
#include <machine/pcpu.h>
#include <machine/watch.h>

static inline void
load_cr3(u_long root)
{

	watch_load("cr3", root);
}

static inline void
load_satp(u_long root)
{

	watch_load("satp", root);
}

static inline void
load_ttbr0(u_long root)
{

	watch_load("ttbr0_el1", root);
}

static inline void
invltlb(void)
{

}

static inline void
sfence_vma(void)
{

}

static inline void
isb(void)
{

}

static inline void
dsb_ish(void)
{

	atomic_thread_fence_seq_cst();
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
