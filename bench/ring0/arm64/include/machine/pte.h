/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_PTE_H_
#define	_MACHINE_PTE_H_

#define	ATTR_NG		(1UL << 11)	/* belongs to one address space */
#define	ATTR_AF		(1UL << 10)	/* accessed */
#define	ATTR_SH_IS	(3UL << 8)	/* inner shareable */
#define	ATTR_AP_USER	(1UL << 6)	/* user may read and write */
#define	L3_PAGE		3UL

/* With AF set, so that no access faults for the lack of it. */
#define	PTE_USER_PAGE	\
	(ATTR_NG | ATTR_AF | ATTR_SH_IS | ATTR_AP_USER | L3_PAGE)

#endif /* !_MACHINE_PTE_H_ */
