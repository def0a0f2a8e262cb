/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The order of locks that locking(9) asks for and witness(4) watches over
 * (FreeBSD 12.1's subr_witness.c): what blocks is not taken in a critical
 * section, nor under a spin mutex ("acquiring blockable sleep lock with
 * spinlock or critical section held", a panic), and what sleeps not under a
 * mutex ("sleepable after non-sleepable").
 */
#include "kernel.h"
#include <machine/watch.h>
#include "ledger.h"

using namespace checker;

static u_int held[CPUS][LOCK_SLEEPABLE + 1];	/* by each CPU, of each class */

void
locking_begin(void)
{

	for (auto &classes : held)
		for (u_int &n : classes)
			n = 0;
}

void
watch_wait(const void *lock, enum lock_class as)
{
	const u_int *mine = held[checker::cpu()];
	const char *where;
	char name[TEXT_MAX], shown[TEXT_MAX];

	/* Of what class that lock would be is open: in FreeBSD it is a no-op. */
	if (tunable_proc_vmspace_lock())
		return;
	if (as > LOCK_SPIN && curthread->td_critnest.peek() != 0)
		where = "in a critical section";
	else if (as > LOCK_SPIN && mine[LOCK_SPIN] != 0)
		where = "under a spin mutex";
	else if (as > LOCK_MUTEX && mine[LOCK_MUTEX] != 0)
		where = "under a mutex";
	else
		return;
	if (!describe(lock, 0, name, shown))
		text(name, "a lock of its own");
	violation(LOCKING, "takes %s, which may %s, %s", name,
	    as == LOCK_SLEEPABLE ? "sleep" : "block", where);
}

void
watch_locked(enum lock_class as)
{

	held[checker::cpu()][as]++;
}

void
watch_unlocked(enum lock_class as)
{

	held[checker::cpu()][as]--;
}
