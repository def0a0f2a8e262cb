/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Events go to the properties and to the event log. */
#ifndef _MACHINE_KTR_H_
#define	_MACHINE_KTR_H_

void	ktr(enum ktr_event, const void *);

#define	KTR_EVENT(event, arg)	ktr((event), (arg))

#endif /* !_MACHINE_KTR_H_ */
