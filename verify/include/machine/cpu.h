/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_CPU_H_
#define	_MACHINE_CPU_H_

#include <machine/kvar.h>

/* The checker would not see what it does; __compiler_membar() is there. */
#pragma GCC poison asm __asm __asm__

static __always_inline void
cpu_spinwait(void)
{

	checker::spinwait();
}

#endif /* !_MACHINE_CPU_H_ */
