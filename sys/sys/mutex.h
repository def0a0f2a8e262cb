/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* mtx_init(), mtx_lock(), mtx_unlock(), mtx_owned(), as in mutex(9). */
#ifndef _SYS_MUTEX_H_
#define	_SYS_MUTEX_H_

#include <machine/mutex.h>

#endif /* !_SYS_MUTEX_H_ */
