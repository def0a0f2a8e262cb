/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * amd64: the switch of address spaces keeps pm_active exact, so that a TLB
 * shootdown interrupts just the CPUs that need it.  Both changes to the two
 * sets are locked instructions, on lines that other CPUs may be changing too.
 */
#include "kernel.h"

void
pmap_pinit0(pmap_t pmap)
{

	mtx_init(&pmap->pm_mtx, "pmap");
	pmap->pm_cr3 = pt_kernel_root();
	CPU_ZERO(&pmap->pm_active);
	pmap->pm_resident = 0;
}

void
pmap_pinit(pmap_t pmap)
{

	mtx_init(&pmap->pm_mtx, "pmap");
	pmap->pm_cr3 = pt_alloc(&pmap->pm_pt);
	CPU_ZERO(&pmap->pm_active);
	pmap->pm_resident = 0;
}

void
pmap_release(pmap_t pmap)
{

	KASSERT(pmap_is_idle(pmap),
	    ("pmap_release: releasing active pmap %p", (void *)pmap));
	KASSERT(pmap->pm_resident == 0,
	    ("pmap_release: pmap %p resident count is not 0", (void *)pmap));
	pt_free(&pmap->pm_pt);
}

/*
 * Interrupts are off, so that no shootdown arrives between the load and the
 * store to curpmap and finds the two in disagreement.
 */
void __weak_symbol
pmap_activate_sw(pmap_t pmap)
{
	pmap_t oldpmap;

	oldpmap = PCPU_GET(curpmap);
	if (oldpmap == pmap)
		return;
	pmap_join_active(pmap);
	pmap_load(pmap);
	pmap_leave_active(oldpmap);
}

void
pmap_activate(struct thread *td)
{
	register_t saved;

	KTR_EVENT(KTR_PMAP_ACTIVATE, td);
	saved = intr_disable();
	critical_enter();
	pmap_activate_sw(vmspace_pmap(td->td_proc->p_vmspace));
	critical_exit();
	intr_restore(saved);
}
