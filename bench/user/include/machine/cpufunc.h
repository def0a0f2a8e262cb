/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What ring 3 cannot do.  A load of an address space costs what a spin of that
 * length costs, 0 by default; a TLB flush and the interrupt flag cost nothing.
 */
#ifndef _MACHINE_CPUFUNC_H_
#define	_MACHINE_CPUFUNC_H_

#include <sys/types.h>
#include <machine/atomic.h>
#include <machine/count.h>

extern u_int load_spins;	/* turns per load; see ../spin.c */

static inline void
spin(u_int turns)
{

	while (turns-- != 0)
		__asm__ __volatile__("");
}

/* Nothing after it begins before everything before it is done. */
static inline void
serialize(void)
{

#if defined(__x86_64__)
	__asm__ __volatile__("lfence" : : : "memory");
#elif defined(__aarch64__)
	__asm__ __volatile__("dsb ish; isb" : : : "memory");
#endif
}

/*
 * A load of an address space serialises, so its stand-in does: without that a
 * core ran the turns beside the atomics around them, and one load "of 200 ns"
 * took 184 ns where three took 615.
 */
static inline void
spin_load(u_int turns)
{

	serialize();
	spin(turns);
	serialize();
}

static inline void
load_root(u_long root)
{

	COUNT(oc_load);
	LOAD_HOOK();
	(void)root;
	if (__predict_false(load_spins != 0) && !loads_free)
		spin_load(load_spins);
}

static inline void
load_cr3(u_long root)
{

	load_root(root);
}

static inline void
load_satp(u_long root)
{

	load_root(root);
}

static inline void
load_ttbr0(u_long root)
{

	load_root(root);
}

static inline void
invltlb(void)
{

	COUNT(oc_tlb);
}

static inline void
sfence_vma(void)
{

	invltlb();
}

/* A barrier is a barrier in ring 3, too. */
static inline void
dsb_ish(void)
{

	atomic_thread_fence_seq_cst();
}

/* Orders a load of ttbr0 that ring 3 does not do. */
static inline void
isb(void)
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
