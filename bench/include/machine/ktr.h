/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Of the events one is counted, and nothing is logged. */
#ifndef _MACHINE_KTR_H_
#define	_MACHINE_KTR_H_

#include <machine/count.h>

#ifdef ANATOMY
#define	KTR_EVENT(event, arg) do {					\
	(void)(arg);							\
	if ((event) == KTR_PMAP_ACTIVATE)				\
		COUNT(oc_activate);					\
} while (0)
#else
#define	KTR_EVENT(event, arg)	((void)(arg))
#endif

#endif /* !_MACHINE_KTR_H_ */
