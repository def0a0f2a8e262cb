/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Counting by single steps: between step_start() and step_stop() the CPU traps
 * after each instruction, and the port looks at the next one before it runs.
 * So what is counted is what is executed, wherever that code stands.
 */
#ifndef _RING0_STEP_H_
#define	_RING0_STEP_H_

#include <sys/types.h>

struct trapframe;

struct step_counts {
	u_int	sc_instructions;
	u_int	sc_loads;	/* of another address space than is loaded */
	u_int	sc_flushes;	/* of the TLB, by an instruction of its own */
	u_int	sc_locked;	/* atomic read-modify-writes */
	u_int	sc_fences;	/* instructions that are nothing but a fence */
};

extern struct step_counts step_counts;

/* Both are instructions in line, so that there is little to subtract. */
#include <machine/step.h>

/* The port's trap handler calls this after each step. */
void	step_trap(struct trapframe *);

#endif /* !_RING0_STEP_H_ */
