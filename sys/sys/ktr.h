/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The events that a machine layer may count or log.  The kernel would say
 * CTRn(KTR_..., "..."); here an event is a name, because the counters of the
 * anatomy and the event log of the checker both want to tell them apart.
 */
#ifndef _SYS_KTR_H_
#define	_SYS_KTR_H_

enum ktr_event {
	KTR_PMAP_ACTIVATE,	/* pmap_activate() was called */
	KTR_PMAP_REMOVE_PAGES,	/* pmap_remove_pages() was called */
	KTR_VMSPACE_DOFREE,	/* the vmspace is being freed */
	KTR_NEVENTS
};

#include <machine/ktr.h>

#endif /* !_SYS_KTR_H_ */
