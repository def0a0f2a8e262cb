/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* struct pmap of riscv: a root, and the set of CPUs that have it loaded. */
#ifndef _MACHINE_PMAP_H_
#define	_MACHINE_PMAP_H_

#include <sys/cpuset.h>
#include <sys/mutex.h>
#include <machine/pt.h>

struct pmap {
	struct mtx	pm_mtx;
	KVAR(u_long)	pm_satp;	/* what a load of satp takes */
	cpuset_t	pm_active;	/* CPUs that have it in curpmap */
	KVAR(int)	pm_resident;	/* (p) user pages mapped */
	struct pt	pm_pt;		/* (p) the page table below the root */
};

#define	PMAP_LOCK(pmap)		mtx_lock(&(pmap)->pm_mtx)
#define	PMAP_UNLOCK(pmap)	mtx_unlock(&(pmap)->pm_mtx)

#endif /* !_MACHINE_PMAP_H_ */
