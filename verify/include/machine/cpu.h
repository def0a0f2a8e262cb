/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_CPU_H_
#define	_MACHINE_CPU_H_

#include <machine/kvar.h>

static __always_inline void
cpu_spinwait(void)
{

	checker::spinwait();
}

#endif /* !_MACHINE_CPU_H_ */
