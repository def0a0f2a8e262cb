/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The events that a machine layer may count or log.  An event is a name here,
 * because the counters of the anatomy and the event log of the checker both
 * want to tell them apart; ktr(9)'s own lines of text go nowhere.
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

#define	KTR_PROC	0x00000100
#define	KTR_PMAP	0x00002000
#define	KTR_VM		0x00020000

#define	CTR0(mask, fmt)				((void)(mask))
#define	CTR1(mask, fmt, a)			((void)(mask))
#define	CTR2(mask, fmt, a, b)			((void)(mask))
#define	CTR3(mask, fmt, a, b, c)		((void)(mask))
#define	CTR4(mask, fmt, a, b, c, d)		((void)(mask))
#define	CTR5(mask, fmt, a, b, c, d, e)		((void)(mask))
#define	CTR6(mask, fmt, a, b, c, d, e, f)	((void)(mask))

#endif /* !_SYS_KTR_H_ */
