/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Where the kernel's memory is: asked by host code that may not look inside. */
#ifndef _KMEM_SHARE_H_
#define	_KMEM_SHARE_H_

void	*kmem_start(void);
unsigned long kmem_size(void);

#endif /* !_KMEM_SHARE_H_ */
