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

#define	NVECTORS	32
#define	T_DEBUG		1
#define	T_PAGE		14
#define	CODE64		0x18		/* start.S's selector */

struct gate {
	unsigned short	gd_low;
	unsigned short	gd_selector;
	unsigned short	gd_type;	/* present, interrupt gate */
	unsigned short	gd_middle;
	u_int		gd_high;
	u_int		gd_zero;
};

struct idt_pointer {
	unsigned short	ip_limit;
	u_long		ip_base;
} __attribute__((__packed__));

extern char trap_entry[];		/* 32 entries of 16 bytes */

void	trap(struct trapframe *);

static const char *const names[NVECTORS] = {
	[0] = "divide error", [2] = "non-maskable interrupt",
	[3] = "breakpoint", [6] = "undefined instruction",
	[8] = "double fault", [12] = "stack fault",
	[13] = "general protection fault", [14] = "page fault",
	[17] = "alignment check", [18] = "machine check",
};

void
trap_start(void)
{
	static struct gate idt[NVECTORS];
	struct idt_pointer ip;
	uintptr_t entry;
	u_int i;

	for (i = 0; i < NVECTORS; i++) {
		entry = (uintptr_t)trap_entry + 16 * i;
		idt[i].gd_low = (unsigned short)entry;
		idt[i].gd_selector = CODE64;
		idt[i].gd_type = 0x8e00;
		idt[i].gd_middle = (unsigned short)(entry >> 16);
		idt[i].gd_high = (u_int)(entry >> 32);
	}
	ip.ip_limit = sizeof(idt) - 1;
	ip.ip_base = (u_long)(uintptr_t)idt;
	__asm__ __volatile__("lidt %0" : : "m" (ip));
}

void
trap(struct trapframe *tf)
{
	const char *name;
	u_long address;

	if (tf->tf_vector == T_DEBUG) {
		step_trap(tf);
		return;
	}
	say_lock();
	name = names[tf->tf_vector];
	address = 0;
	if (tf->tf_vector == T_PAGE)
		__asm__ __volatile__("movq %%cr2,%0" : "=r" (address));
	say("{\"fault\":\"%s\",\"vector\":%lu,\"error\":%lu,"
	    "\"pc\":\"%lx\",\"address\":\"%lx\",\"root_id\":%lu,"
	    "\"cpu\":\"%lx\"}\n",
	    name != NULL ? name : "exception", tf->tf_vector, tf->tf_error,
	    tf->tf_rip, address, pt_id_seen(), (u_long)cpu_self());
	port_exit(STATUS_FAULT);
}
