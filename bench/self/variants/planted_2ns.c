/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * fcmpset_loop and some 2 ns more: there is something to find.  Two exits of
 * five do one more locked instruction, on a line of their own, of 5 ns.
 * Arithmetic will not do as a plant: a core runs it beside the locked
 * instructions of the exit, and eighteen cycles of it cost 0.5 ns.
 */
#define	vmspace_exit	unplanted_vmspace_exit
#include "kernel.h"
#include "../../../variants/fcmpset_loop.c"
#undef vmspace_exit

void	vmspace_exit(struct thread *);

static refcnt_t planted __aligned(64);
static _Thread_local u_int turn __aligned(64);

void
vmspace_exit(struct thread *td)
{

	if (turn++ % 5 < 2)
		atomic_add_int(&planted, 1);
	unplanted_vmspace_exit(td);
}
