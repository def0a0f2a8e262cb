/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "block.h"
#include "cpu.h"
#include "guest.h"
#include "one_exit.h"
#include "port.h"
#include "user.h"

static void
no_thread(struct thread *td __unused)
{

}

static void
no_proc(struct proc *p __unused)
{

}

const struct variant nothing = {
	"nothing", NULL, no_thread, no_thread, no_proc, NULL, NULL, NULL, NULL
};

void
one_arrive(const struct variant *v, u_int i)
{

	exit_arrive(v, i);
	if (user_touch(1, pt_id_of(pmap_root(PCPU_GET(curpmap)))) != 0)
		panic("the process is not in its own address space");
}

void
one_exit(const struct variant *v, u_int i, bool whole)
{

	exit_inline(v, i);
	if (whole) {
		exit_leave(v, i);
		exit_reap(v, PCPU_GET(cpuid), i);
		(void)exit_settle(v);
	}
}

void
guest_cpu(u_int cpuid __unused)
{

	panic("what is measured here has one CPU");
}
