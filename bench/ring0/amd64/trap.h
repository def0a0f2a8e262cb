/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _AMD64_TRAP_H_
#define	_AMD64_TRAP_H_

#include <sys/types.h>

struct trapframe {
	/* r15 ... r8, rdi, rsi, rbp, rsp, rbx, rdx, rcx, rax: by 15 - number */
	u_long	tf_reg[16];
	u_long	tf_vector;
	u_long	tf_error;
	u_long	tf_rip;
	u_long	tf_cs;
	u_long	tf_rflags;
	u_long	tf_rsp;
	u_long	tf_ss;
};

/* This CPU's exceptions go to trap() from here on. */
void	trap_start(void);

#endif /* !_AMD64_TRAP_H_ */
