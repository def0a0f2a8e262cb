/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_STEP_H_
#define	_MACHINE_STEP_H_

/*
 * Lets the debug exceptions through: the first is taken before the instruction
 * that follows.
 */
static inline void
step_start(void)
{

	__asm__ __volatile__("msr daifclr, #8" : : : "memory");
}

static inline void
step_stop(void)
{

	__asm__ __volatile__("msr daifset, #8" : : : "memory");
}

#endif /* !_MACHINE_STEP_H_ */
