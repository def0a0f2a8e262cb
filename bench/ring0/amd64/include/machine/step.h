/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_STEP_H_
#define	_MACHINE_STEP_H_

/* The first trap comes after the instruction that follows. */
static inline void
step_start(void)
{

	__asm__ __volatile__("pushfq; orq $0x100,(%%rsp); popfq" : : :
	    "memory", "cc");
}

static inline void
step_stop(void)
{

	__asm__ __volatile__("pushfq; andq $~0x100,(%%rsp); popfq" : : :
	    "memory", "cc");
}

#endif /* !_MACHINE_STEP_H_ */
