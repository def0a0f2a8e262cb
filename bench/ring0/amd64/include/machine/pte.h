/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_PTE_H_
#define	_MACHINE_PTE_H_

#define	PG_V		0x001UL		/* valid */
#define	PG_RW		0x002UL
#define	PG_U		0x004UL		/* user */
#define	PG_A		0x020UL		/* accessed */
#define	PG_M		0x040UL		/* modified */

/* With A and M set, so that the MMU has nothing to write to it. */
#define	PTE_USER_PAGE	(PG_V | PG_RW | PG_U | PG_A | PG_M)

#endif /* !_MACHINE_PTE_H_ */
