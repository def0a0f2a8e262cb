/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * mutex(9).  The layer has mtx_init(), mtx_lock(), mtx_unlock() and
 * mtx_owned(); a static mutex is fit for use as it is.
 */
#ifndef _SYS_MUTEX_H_
#define	_SYS_MUTEX_H_

#include <sys/lock.h>
#include <sys/systm.h>
#include <machine/mutex.h>

#define	MTX_DEF		0
#define	MTX_SPIN	1
#define	MTX_SYSINIT(name, mtx, desc, opts) struct mtx_sysinit_##name

#define	MA_OWNED	0x01
#define	MA_NOTOWNED	0x02
#define	MA_NOTRECURSED	0x08		/* none here ever is */

#define	mtx_assert(m, what)						\
	KASSERT(mtx_owned(m) == (((what) & MA_NOTOWNED) == 0),		\
	    ("mutex %s %sowned at %s:%d", (m)->lock_name,		\
	    ((what) & MA_NOTOWNED) == 0 ? "not " : "", __FILE__, __LINE__))

#endif /* !_SYS_MUTEX_H_ */
