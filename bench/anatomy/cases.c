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

/* Who exits on the other while this one loads; NULL: nobody. */
static const struct variant *overtaker;

/* Shared by all exits is what lies before the memory of the first CPU. */
static bool
is_shared(const volatile void *p)
{

	return ((uintptr_t)p >= (uintptr_t)&kmem &&
	    (uintptr_t)p < (uintptr_t)&kmem.km_cpu[0]);
}

static void
count_visit(unsigned long line)
{
	u_int i;

	for (i = 0; op_counts.oc_line[i] != line; i++) {
		if (i == OC_LINES - 1)
			panic("count_visit: more than %d lines", OC_LINES);
		if (op_counts.oc_line[i] == 0)
			op_counts.oc_line[i--] = line;
	}
	op_counts.oc_visits[i]++;
}

void
count_at(unsigned *field, const volatile void *p)
{
	unsigned long line;

	(*field)++;
	line = (uintptr_t)p / 64;
	if (is_shared(p)) {
		if (field == &op_counts.oc_rmw)
			op_counts.oc_global++;
		if (line != op_counts.oc_last)
			count_visit(line);
	}
	op_counts.oc_last = line;
}

/* a + b - c, for an exit whose next switch does b where it would do c. */
static void
add_excess(struct op_counts *a, const struct op_counts *b,
    const struct op_counts *c)
{

	a->oc_rmw += b->oc_rmw - c->oc_rmw;
	a->oc_fence += b->oc_fence - c->oc_fence;
	a->oc_full += b->oc_full - c->oc_full;
	a->oc_load += b->oc_load - c->oc_load;
	a->oc_tlb += b->oc_tlb - c->oc_tlb;
	a->oc_lock += b->oc_lock - c->oc_lock;
}

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
	(void)exit_settle(overtaker);
	swap_cpus();
	op_counts = counts;
}

/*
 * The i-th process of the block exits, and is counted; what may run after it is
 * the last, one that is ready beside those of the case.  What the exit leaves
 * to the next switch is its own, less what a switch from vmspace0 does anyway.
 */
static void
count_exit(const struct variant *v, u_int i, u_int last, enum next next,
    struct exit_counts *ec)
{
	static const struct op_counts none;
	u_int before;

	op_counts = none;
	exit_arrive(v, i);
	ec->arrival = op_counts;
	load_hook = overtaker != NULL ? overtake : NULL;
	if (next == NEXT_PROCESS)
		exit_next(last - 1, last + 1, next);
	before = block_zone();
	ec->freed = NULL;
	op_counts = none;
	exit_inline(v, i);
	ec->inline_part = op_counts;
	if (block_zone() > before)
		ec->freed = "exit";
	exit_leave(v, i);
	if (ec->freed == NULL && block_zone() > before)
		ec->freed = "leaving the CPU";
	exit_reap(v, 0, i);
	ec->whole = op_counts;
	if (ec->freed == NULL && block_zone() > before)
		ec->freed = "reaping";
	op_counts = none;
	if (exit_settle(v))
		add_excess(&ec->whole, &op_counts, &ec->arrival);
	if (ec->freed == NULL && block_zone() > before)
		ec->freed = "next load";
}

void
case_count(const struct variant *v, enum exit_case which, enum next next,
    struct exit_counts *ec)
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
		count_exit(v, 0, 1, next, ec);
		break;
	case CASE_SHARED_FIRST:
		block_prepare(3, 2);
		count_exit(v, 0, 2, next, ec);
		break;
	case CASE_SHARED_LAST:
		block_prepare(3, 2);
		count_exit(v, 0, 2, NEXT_IDLE, ec);
		count_exit(v, 1, 2, next, ec);
		break;
	case CASE_RACE_OVERTAKEN:
		race_prepare(2, 2);
		overtaker = v;
		count_exit(v, 0, 1, next, ec);
		overtaker = NULL;
		load_hook = NULL;
		break;
	case CASE_OBSERVED:
		block_prepare(2, 1);
		held = v->acquire_ref(&kmem.km_cpu[0].kc_proc[0].kp_proc);
		count_exit(v, 0, 1, next, ec);
		v->free(held);
		break;
	case NCASES:
		panic("case_count: no such case");
	}
	exit_idle(v);
	cpu_stop();
}
