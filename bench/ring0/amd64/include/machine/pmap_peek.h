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

	return (pmap->pm_cr3);
}

/* The CPUs that say that they use it, a bit for each. */
static inline u_long
pmap_users(pmap_t pmap)
{

	return (pmap->pm_active.__bits[0]);
}

#endif /* !_MACHINE_PMAP_PEEK_H_ */
