/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The two settings of the kernel that the review argues about, fixed when the
 * kernel is compiled: a test at run time would cost a switch what it is not
 * charged in a kernel.
 */
#ifndef _MACHINE_TUNABLE_H_
#define	_MACHINE_TUNABLE_H_

#include <sys/types.h>

#ifndef PMAP_REMOVE_PAGES_LOCK
#define	PMAP_REMOVE_PAGES_LOCK	1	/* as today */
#endif
#ifndef PROC_VMSPACE_LOCK_IS_MUTEX
#define	PROC_VMSPACE_LOCK_IS_MUTEX 0	/* while vmspaces are type stable */
#endif

static inline bool
tunable_pmap_remove_pages_lock(void)
{

	return (PMAP_REMOVE_PAGES_LOCK);
}

static inline bool
tunable_proc_vmspace_lock(void)
{

	return (PROC_VMSPACE_LOCK_IS_MUTEX);
}

#endif /* !_MACHINE_TUNABLE_H_ */
