/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * struct pmap of arm64: a root and an address-space identifier, and no set of
 * CPUs, for this port broadcasts its TLB invalidations.
 */
#ifndef _MACHINE_PMAP_H_
#define	_MACHINE_PMAP_H_

#include <sys/mutex.h>
#include <machine/param.h>
#include <machine/pt.h>

struct pmap {
	struct mtx	pm_mtx;
	KVAR(u_long)	pm_ttbr;	/* what a load of ttbr0_el1 takes */
	/*
	 * The identifier and the epoch in which it was given out.  Read by its
	 * own CPUs without a lock, written by any CPU under asid_set_mutex.
	 */
	KRELAXED(u_long) pm_cookie;
	KVAR(int)	pm_resident;	/* (p) user pages mapped */
	struct pt	pm_pt;		/* (p) the page table below the root */
};

#define	PMAP_LOCK(pmap)		mtx_lock(&(pmap)->pm_mtx)
#define	PMAP_UNLOCK(pmap)	mtx_unlock(&(pmap)->pm_mtx)

/* The identifiers, which the machine layer hands out as "asids". */
#define	PMAP_ASID_SET
#define	ASID_NBITS	(8 * sizeof(u_long))

struct asid_set {
	struct mtx	asid_set_mutex;	/* a spin mutex in the kernel */
	KRELAXED(u_long) asid_epoch;
	KVAR(u_int)	asid_next;	/* (m) where to look first */
	KVAR(u_long)	asid_used[(MAXASID + ASID_NBITS - 1) / ASID_NBITS];
};

#endif /* !_MACHINE_PMAP_H_ */
