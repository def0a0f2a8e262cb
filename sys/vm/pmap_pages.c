/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The pages that a pmap maps, alike on every port: of the ports' differences
 * only pmap_invalidate_all() matters to an exit.
 */
#include "kernel.h"

void
pmap_populate(pmap_t pmap, u_int npages)
{
	u_int i;

	PMAP_LOCK(pmap);
	for (i = 0; i < npages; i++)
		pt_enter(&pmap->pm_pt, i);
	pmap->pm_resident = npages;
	PMAP_UNLOCK(pmap);
}

/* The pmap is locked, unless that is what is being tried. */
static void
pmap_clear(pmap_t pmap)
{
	int i, resident;

	resident = pmap->pm_resident;
	for (i = 0; i < resident; i++)
		pt_clear(&pmap->pm_pt, i);
	pmap->pm_resident = 0;
}

/*
 * The PTEs are cleared by plain stores, which is why the pmap has to be the
 * current one here and nowhere else: no other CPU may set an accessed or
 * modified bit in between.
 */
void
pmap_remove_pages(pmap_t pmap)
{

	KTR_EVENT(KTR_PMAP_REMOVE_PAGES, pmap);
	KASSERT(pmap == PCPU_GET(curpmap),
	    ("pmap_remove_pages: pmap %p is not current", (void *)pmap));
	KASSERT(pmap_is_own(pmap), ("pmap active %p", (void *)pmap));
	if (tunable_pmap_remove_pages_lock())
		PMAP_LOCK(pmap);
	pmap_clear(pmap);
	pmap_invalidate_all(pmap);
	if (tunable_pmap_remove_pages_lock())
		PMAP_UNLOCK(pmap);
	pt_free_tables(&pmap->pm_pt);
}

/*
 * The same for a pmap that no CPU has loaded any more, so that no MMU sets a
 * bit in a PTE and plain stores do here as well.  Not FreeBSD's: where the exit
 * leaves first, this saves the way back.
 */
void
pmap_remove_unloaded(pmap_t pmap)
{

	KTR_EVENT(KTR_PMAP_REMOVE_PAGES, pmap);
	KASSERT(pmap_is_idle(pmap), ("pmap active %p", (void *)pmap));
	PMAP_LOCK(pmap);
	pmap_clear(pmap);
	pmap_invalidate_unloaded(pmap);
	PMAP_UNLOCK(pmap);
	pt_free_tables(&pmap->pm_pt);
}

void
pmap_remove(pmap_t pmap)
{

	/* Nobody maps anything any more, so this needs no lock. */
	if (pmap->pm_resident == 0)
		return;
	PMAP_LOCK(pmap);
	pmap_clear(pmap);
	pmap_invalidate_all(pmap);
	PMAP_UNLOCK(pmap);
	pt_free_tables(&pmap->pm_pt);
}
