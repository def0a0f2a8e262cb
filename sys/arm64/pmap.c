/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * arm64, as of 2020: a switch enters no set of CPUs.  It publishes curpmap, and
 * a barrier puts that before the look at the epoch: either this CPU sees that
 * the identifiers were given out anew, or the CPU that does so sees this
 * curpmap and keeps its identifier, by writing to a pmap that it does not hold.
 */
#include "kernel.h"

#define	ASID_FIRST	1	/* 0 is the kernel's */
#define	ASID_SHIFT	16
#define	COOKIE(asid, epoch) (((epoch) << ASID_SHIFT) | (asid))
#define	COOKIE_ASID(cookie) ((cookie) & ((1UL << ASID_SHIFT) - 1))
#define	COOKIE_EPOCH(cookie) ((cookie) >> ASID_SHIFT)
#define	EPOCH_FIRST	1UL	/* 0: never had an identifier */
#define	COOKIE_NONE	COOKIE(0, 0UL)
#define	COOKIE_KERNEL	(~0UL)	/* needs none */

void
pmap_pinit0(pmap_t pmap)
{
	u_int i;

	mtx_init(&asids.asid_set_mutex, "asid set");
	asids.asid_epoch = EPOCH_FIRST;
	asids.asid_next = ASID_FIRST;
	for (i = 0; i < sizeof(asids.asid_used) / sizeof(asids.asid_used[0]);
	    i++)
		asids.asid_used[i] = 0;
	mtx_init(&pmap->pm_mtx, "pmap");
	pmap->pm_ttbr = pt_kernel_root();
	pmap->pm_cookie = COOKIE_KERNEL;
	pmap->pm_resident = 0;
}

void
pmap_pinit(pmap_t pmap)
{

	mtx_init(&pmap->pm_mtx, "pmap");
	pmap->pm_ttbr = pt_alloc(&pmap->pm_pt);
	pmap->pm_cookie = COOKIE_NONE;
	pmap->pm_resident = 0;
}

static void
asid_mark(u_int asid, bool used)
{
	u_long bit;

	bit = 1UL << (asid % ASID_NBITS);
	if (used)
		asids.asid_used[asid / ASID_NBITS] =
		    asids.asid_used[asid / ASID_NBITS] | bit;
	else
		asids.asid_used[asid / ASID_NBITS] =
		    asids.asid_used[asid / ASID_NBITS] & ~bit;
}

void
pmap_release(pmap_t pmap)
{
	u_long cookie;

	KASSERT(pmap->pm_resident == 0,
	    ("pmap_release: pmap %p resident count is not 0", (void *)pmap));
	mtx_lock_spin(&asids.asid_set_mutex);
	cookie = pmap->pm_cookie;
	if (COOKIE_EPOCH(cookie) == asids.asid_epoch)
		asid_mark(COOKIE_ASID(cookie), false);
	mtx_unlock_spin(&asids.asid_set_mutex);
	pt_free(&pmap->pm_pt);
}

/* The first free identifier from asid_next on, or MAXASID. */
static u_int
asid_find(void)
{
	u_int asid;

	for (asid = asids.asid_next; asid < MAXASID; asid++)
		if ((asids.asid_used[asid / ASID_NBITS] &
		    1UL << (asid % ASID_NBITS)) == 0)
			break;
	return (asid);
}

/*
 * Starts an epoch.  What other CPUs have loaded keeps its identifier; all
 * others lose theirs and get one when they are next switched to.
 */
static void
asid_reset(void)
{
	pmap_t curpmap;
	u_long cookie, epoch;
	u_int i;

	epoch = asids.asid_epoch + 1;
	asids.asid_epoch = epoch;
	dsb_ish();
	invltlb();
	for (i = 0; i < sizeof(asids.asid_used) / sizeof(asids.asid_used[0]);
	    i++)
		asids.asid_used[i] = 0;
	for (i = 0; i < pcpu_count(); i++) {
		if (i == PCPU_GET(cpuid))
			continue;
		curpmap = pcpu_curpmap(i);
		if (curpmap == NULL)
			continue;
		cookie = curpmap->pm_cookie;
		if (cookie == COOKIE_KERNEL || cookie == COOKIE_NONE)
			continue;
		asid_mark(COOKIE_ASID(cookie), true);
		curpmap->pm_cookie = COOKIE(COOKIE_ASID(cookie), epoch);
	}
	asids.asid_next = ASID_FIRST;
}

static void
asid_alloc(pmap_t pmap)
{
	u_int asid;

	mtx_lock_spin(&asids.asid_set_mutex);
	/* Another CPU may have done it while we waited. */
	if (COOKIE_EPOCH(pmap->pm_cookie) != asids.asid_epoch) {
		asid = asid_find();
		if (asid == MAXASID) {
			asids.asid_next = ASID_FIRST;
			asid = asid_find();
		}
		if (asid == MAXASID) {
			asid_reset();
			asid = asid_find();
		}
		KASSERT(asid != MAXASID, ("asid_alloc: more CPUs than ASIDs"));
		asid_mark(asid, true);
		asids.asid_next = asid + 1;
		pmap->pm_cookie = COOKIE(asid, asids.asid_epoch);
	}
	mtx_unlock_spin(&asids.asid_set_mutex);
}

void
pmap_renew_asid(pmap_t pmap)
{
	u_long cookie;

	cookie = pmap->pm_cookie;
	if (cookie != COOKIE_KERNEL &&
	    COOKIE_EPOCH(cookie) != asids.asid_epoch)
		asid_alloc(pmap);
}

void
pmap_load(pmap_t pmap)
{

	PCPU_SET(curpmap, pmap);
	dsb_ish();
	pmap_renew_asid(pmap);
	load_ttbr0(pmap->pm_ttbr);
	isb();
}

void __weak_symbol
pmap_activate_sw(pmap_t pmap)
{

	/* A switch is a barrier even when there is nothing to switch. */
	if (PCPU_GET(curpmap) == pmap) {
		dsb_ish();
		return;
	}
	pmap_load(pmap);
}

void
pmap_activate(struct thread *td)
{

	KTR_EVENT(KTR_PMAP_ACTIVATE, td);
	critical_enter();
	pmap_activate_sw(vmspace_pmap(td->td_proc->p_vmspace));
	critical_exit();
}
