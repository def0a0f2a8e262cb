/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What an instruction of arm64 is (Arm ARM, C4.1), of those counted. */
#include <sys/types.h>

#include "step.h"
#include "trap.h"

#define	SPSR_SS		(1UL << 21)	/* one more instruction, then trap */

struct step_counts step_counts;

void
step_trap(struct trapframe *tf)
{
	u_int op;

	step_counts.sc_instructions++;
	op = *(const u_int *)tf->tf_elr;
	if ((op & 0xffffffe0) == 0xd5182000)		/* msr ttbr0_el1 */
		step_counts.sc_loads++;
	else if ((op & 0xfff8f000) == 0xd5088000)	/* tlbi */
		step_counts.sc_flushes++;
	else if ((op & 0xfffff0df) == 0xd503309f)	/* dsb, dmb */
		step_counts.sc_fences++;
	else if ((op & 0x3f200c00) == 0x38200000 ||	/* ldadd ..., swp */
	    (op & 0x3fa07c00) == 0x08a07c00)		/* cas */
		step_counts.sc_locked++;
	tf->tf_spsr |= SPSR_SS;
}
