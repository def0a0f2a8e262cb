/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/cdefs.h>
#include <sys/types.h>
#include <machine/cpu.h>
#include <machine/pt.h>

#include "console.h"
#include "port.h"
#include "step.h"
#include "trap.h"

#define	VECTOR_SYNC	4		/* from EL1, on its own stack */
#define	ESR_CLASS(esr)	((esr) >> 26 & 0x3f)
#define	CLASS_STEP	0x33		/* a software step, from EL1 */
#define	MDSCR_SS	(1UL << 0)
#define	MDSCR_KDE	(1UL << 13)

extern char vectors[];

void	trap(struct trapframe *, u_long);

/* Arm ARM, D17.2.37: the classes of exceptions that a bug can cause here. */
static const char *const names[64] = {
	[0x00] = "undefined instruction", [0x21] = "instruction abort",
	[0x22] = "PC alignment fault", [0x25] = "data abort",
	[0x26] = "SP alignment fault",
};

/* The debug exceptions stay masked until step_start(). */
void
trap_start(void)
{

	__asm__ __volatile__("msr daifset, #15\n\tmsr oslar_el1, xzr\n\t"
	    "msr mdscr_el1, %0\n\tmsr vbar_el1, %1\n\tisb" : :
	    "r" (MDSCR_SS | MDSCR_KDE), "r" (vectors) : "memory");
}

void
trap(struct trapframe *tf, u_long vector)
{
	const char *name;
	u_long address, esr;

	__asm__ __volatile__("mrs %0, esr_el1" : "=r" (esr));
	if (vector == VECTOR_SYNC && ESR_CLASS(esr) == CLASS_STEP) {
		step_trap(tf);
		return;
	}
	__asm__ __volatile__("mrs %0, far_el1" : "=r" (address));
	say_lock();
	name = names[ESR_CLASS(esr)];
	say("{\"fault\":\"%s\",\"vector\":%lu,\"error\":%lu,"
	    "\"pc\":\"%lx\",\"address\":\"%lx\",\"root_id\":%lu,"
	    "\"cpu\":\"%lx\"}\n", name != NULL ? name : "exception", vector,
	    esr, tf->tf_elr, address, pt_id_seen(), (u_long)cpu_self());
	port_exit(STATUS_FAULT);
}
