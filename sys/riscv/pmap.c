/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * riscv: keeps pm_active as amd64 does, by atomics that order nothing else, and
 * sfence.vma orders page walks and no other access.  So nothing in a switch
 * puts the change of a set before what the CPU does next.
 */
#include "kernel.h"

void
pmap_pinit0(pmap_t pmap)
{

	mtx_init(&pmap->pm_mtx, "pmap");
	pmap->pm_satp = pt_kernel_root();
	CPU_ZERO(&pmap->pm_active);
	pmap->pm_resident = 0;
}

void
pmap_pinit(pmap_t pmap)
{

	mtx_init(&pmap->pm_mtx, "pmap");
	pmap->pm_satp = pt_alloc(&pmap->pm_pt);
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

void __weak_symbol
pmap_activate_sw(pmap_t pmap)
{
	pmap_t oldpmap;

	oldpmap = PCPU_GET(curpmap);
	if (oldpmap == pmap)
		return;
	load_satp(pmap->pm_satp);
	pmap_join_active(pmap);
	pmap_leave_active(oldpmap);
	PCPU_SET(curpmap, pmap);
	sfence_vma();
}

void
pmap_activate(struct thread *td)
{

	KTR_EVENT(KTR_PMAP_ACTIVATE, td);
	critical_enter();
	pmap_activate_sw(vmspace_pmap(td->td_proc->p_vmspace));
	critical_exit();
}
