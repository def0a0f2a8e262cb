/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Events go to the cast, which counts teardowns, and to the history. */
#ifndef _MACHINE_KTR_H_
#define	_MACHINE_KTR_H_

#include "checker.h"

void	ktr(enum ktr_event, const void *, const checker::where &);

#define	KTR_EVENT(event, arg)	ktr((event), (arg), checker::here())

#endif /* !_MACHINE_KTR_H_ */
