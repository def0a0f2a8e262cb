/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "block.h"
#include "cases.h"
#include "cpu.h"

_Thread_local struct op_counts op_counts;
void (*load_hook)(void);

/* The CPUs that this thread plays, and the one that it is not playing now. */
static struct pcpu other;

static const struct variant *overtaker;

static void
swap_cpus(void)
{
	struct pcpu self;

	self = pcpu;
	pcpu = other;
	other = self;
}

/* CPU 1's holder exits, whole, while CPU 0's is in the middle of a load. */
static void
overtake(void)
{
	struct op_counts counts;

	load_hook = NULL;
	counts = op_counts;
	swap_cpus();
	exit_arrive(overtaker, 0);
	exit_inline(overtaker, 0);
	exit_leave(overtaker, 0);
	exit_reap(overtaker, 1, 0);
	swap_cpus();
	op_counts = counts;
}

/*
 * The i-th process of the block exits, and is counted; what may run after it is
 * the last, one that is ready beside those of the case.
 */
static void
count_exit(const struct variant *v, u_int i, u_int last, enum next next,
    struct op_counts *inline_part, struct op_counts *whole)
{
	static const struct op_counts none;

	exit_arrive(v, i);
	if (next == NEXT_PROCESS)
		exit_next(last - 1, last + 1, next);
	op_counts = none;
	exit_inline(v, i);
	*inline_part = op_counts;
	exit_leave(v, i);
	exit_reap(v, 0, i);
	*whole = op_counts;
}

void
case_count(const struct variant *v, enum exit_case which, enum next next,
    struct op_counts *inline_part, struct op_counts *whole)
{
	struct vmspace *held;

	block_reset(0);
	cpu_start(1);
	other = pcpu;
	cpu_start(0);
	switch (which) {
	case CASE_SOLE:
	case CASE_STORM:
		block_prepare(2, 1);
		count_exit(v, 0, 1, next, inline_part, whole);
		break;
	case CASE_SHARED_FIRST:
		block_prepare(3, 2);
		count_exit(v, 0, 2, next, inline_part, whole);
		break;
	case CASE_SHARED_LAST:
		block_prepare(3, 2);
		count_exit(v, 0, 2, NEXT_IDLE, inline_part, whole);
		count_exit(v, 1, 2, next, inline_part, whole);
		break;
	case CASE_RACE_OVERTAKEN:
		race_prepare(2, 2);
		overtaker = v;
		load_hook = overtake;
		count_exit(v, 0, 1, next, inline_part, whole);
		load_hook = NULL;
		break;
	case CASE_OBSERVED:
		block_prepare(2, 1);
		held = v->acquire_ref(&kmem.km_cpu[0].kc_proc[0].kp_proc);
		count_exit(v, 0, 1, next, inline_part, whole);
		v->free(held);
		break;
	case NCASES:
		panic("case_count: no such case");
	}
	cpu_stop();
}
