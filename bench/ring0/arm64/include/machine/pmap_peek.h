/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What a check wants to know of a pmap beside what the port's code says. */
#ifndef _MACHINE_PMAP_PEEK_H_
#define	_MACHINE_PMAP_PEEK_H_

#include <vm/pmap.h>

/* The physical address of its root. */
static inline u_long
pmap_root(pmap_t pmap)
{

	return (pmap->pm_ttbr);
}

/* No CPU says so on this port. */
static inline u_long
pmap_users(pmap_t pmap __unused)
{

	return (0);
}

#endif /* !_MACHINE_PMAP_PEEK_H_ */
