/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The two settings that the review argues about, chosen per search. */
#ifndef _MACHINE_TUNABLE_H_
#define	_MACHINE_TUNABLE_H_

#include <sys/cdefs.h>
#include <sys/types.h>
#include "settings.h"

static inline bool
tunable_pmap_remove_pages_lock(void)
{

	return (settings.pmap_remove_pages_lock);
}

static inline bool
tunable_proc_vmspace_lock(void)
{

	return (settings.proc_vmspace_lock);
}

#endif /* !_MACHINE_TUNABLE_H_ */
