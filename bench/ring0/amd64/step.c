/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What an instruction of amd64 is, by its first bytes (Intel SDM volume 2,
 * appendix A): just the few kinds that are counted.
 */
#include <sys/types.h>
#include <machine/cpufunc.h>

#include "step.h"
#include "trap.h"

#define	MODRM_MOD(b)	((b) >> 6)
#define	MODRM_REG(b)	(((b) >> 3) & 7)
#define	MODRM_RM(b)	((b) & 7)

struct step_counts step_counts;

/* mov to %cr3: a load, or, of what is there already, a flush. */
static void
count_cr3(const struct trapframe *tf, u_int reg)
{

	if (tf->tf_reg[15 - reg] == rcr3())
		step_counts.sc_flushes++;
	else
		step_counts.sc_loads++;
}

void
step_trap(struct trapframe *tf)
{
	const unsigned char *op;
	bool lock;
	u_int high;

	step_counts.sc_instructions++;
	op = (const unsigned char *)tf->tf_rip;
	lock = false;
	high = 0;
	for (;; op++)
		if (*op == 0xf0)
			lock = true;
		else if ((*op & 0xf0) == 0x40)
			high = (*op & 1) * 8;
		else if (*op != 0x66 && *op != 0xf2 && *op != 0xf3 &&
		    *op != 0x64 && *op != 0x65)
			break;
	/* xchg with memory locks without being told to. */
	if (lock || ((*op & 0xfe) == 0x86 && MODRM_MOD(op[1]) != 3))
		step_counts.sc_locked++;
	if (op[0] != 0x0f)
		return;
	if (op[1] == 0x22 && MODRM_REG(op[2]) == 3)
		count_cr3(tf, MODRM_RM(op[2]) + high);
	else if (op[1] == 0x01 && MODRM_MOD(op[2]) != 3 &&
	    MODRM_REG(op[2]) == 7)		/* invlpg */
		step_counts.sc_flushes++;
	else if (op[1] == 0xae && op[2] >= 0xe8)	/* l-, m-, sfence */
		step_counts.sc_fences++;
}
