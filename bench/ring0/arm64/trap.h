/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _ARM64_TRAP_H_
#define	_ARM64_TRAP_H_

#include <sys/types.h>

struct trapframe {
	u_long	tf_x[31];
	u_long	tf_elr;
	u_long	tf_spsr;
	u_long	tf_room;
};

/* This CPU's exceptions go to trap() from here on. */
void	trap_start(void);

#endif /* !_ARM64_TRAP_H_ */
