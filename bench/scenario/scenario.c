/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <stdint.h>
#include <string.h>

#include "block.h"
#include "clock.h"
#include "element.h"
#include "flush.h"
#include "scenario.h"
#include "spinwait.h"

#define	RACE_BLOCK	64	/* each race has a rendezvous of 400 ns */
#define	VISITS		8	/* of the observer between looks at "stop" */
#define	GUARD		8	/* exits between looks at who is through */

/* Runs n exits of this CPU's block from the first-th on, the part we time. */
static void
run_exits(const struct element *e, unsigned first, unsigned n)
{

	if (e->variant == NULL && e->setting.whole)
		block_bare_whole(n);
	else if (e->variant == NULL)
		block_bare_inline(n);
	else if (e->setting.whole)
		block_whole(e->variant, first, n, e->setting.next);
	else
		block_inline(e->variant, first, n);
}

/* What run_exits() left to do. */
static void
finish_exits(const struct element *e, unsigned n)
{

	if (e->variant == NULL)
		return;
	if (!e->setting.whole)
		block_finish(e->variant, 0, n);
	exit_idle(e->variant);
}

/* ns per exit of the first n exits of this CPU's block. */
static double
time_exits(const struct element *e, unsigned n)
{
	int64_t start;

	start = clock_ns();
	run_exits(e, 0, n);
	return ((double)(clock_ns() - start) / n);
}

/*
 * The same with cold caches.  Each exit is flushed just before and timed by
 * itself: flushed together, a block's lines were prefetched again, for exits
 * lie at equal distances (4 ns an exit more than warm, where one miss costs
 * 100).  One reading of the clock falls into each, and is taken off.
 */
static double
time_cold_exits(struct element *e)
{
	int64_t start, sum;
	unsigned i;

	sum = 0;
	for (i = 0; i < e->block; i++) {
		e->flushed = e->setting.caches == CACHES_COLD0 ?
		    block_lines0(flush_lines) : block_lines(i, flush_lines);
		start = clock_ns();
		run_exits(e, i, 1);
		sum += clock_ns() - start;
	}
	return ((double)sum / e->block - e->clock_cost);
}

/* sole, shared: one CPU, and nobody else. */
static void
on_one(unsigned cpu, void *arg)
{
	struct element *e;

	e = arg;
	block_prepare(e->block, e->setting.scenario->holders);
	e->ns[cpu] = e->setting.caches == CACHES_WARM ?
	    time_exits(e, e->block) : time_cold_exits(e);
	finish_exits(e, e->block);
}

/* observed, CPU 0: exits between two handshakes with the observer. */
static void
on_exiting(struct element *e)
{

	block_prepare(e->block, 1);
	atomic_store(&e->stop, 0);
	atomic_store(&e->observing, 1);
	while (atomic_load(&e->observing) != 2)
		cpu_spinwait();
	e->ns[0] = time_exits(e, e->block);
	atomic_store(&e->stop, 1);
	while (atomic_load(&e->observing) != 0)
		cpu_spinwait();
	finish_exits(e, e->block);
}

/* observed, CPU 1: looks on. */
static void
on_observing(struct element *e)
{
	unsigned at, got;

	at = got = 0;
	block_prepare(0, 1);
	while (atomic_load(&e->observing) != 1)
		cpu_spinwait();
	atomic_store(&e->observing, 2);
	while (!atomic_load_explicit(&e->stop, memory_order_acquire))
		got += block_observe(e->variant, 0, e->block, &at, VISITS);
	e->references += got;
	e->overtaken += block_zone() - BLOCK_MAX;
	e->observed += e->block;
	atomic_store(&e->observing, 0);
}

static void
on_observed(unsigned cpu, void *arg)
{

	if (cpu == 0)
		on_exiting(arg);
	else
		on_observing(arg);
}

/*
 * storm: every CPU its own sole holders, all from the same moment on.  A CPU
 * that is through goes on exiting until all are, so that nobody's last exits
 * meet fewer others than the first ones did; the rest is done when all have
 * stopped.
 */
static void
on_storm(unsigned cpu, void *arg)
{
	struct element *e;
	int64_t start;
	unsigned n;

	e = arg;
	block_prepare(2 * e->block, 1);
	start = team_rendezvous(e->team);
	run_exits(e, 0, e->block);
	e->ns[cpu] = (double)(clock_ns() - start) / e->block;
	atomic_fetch_add(&e->through, 1);
	for (n = e->block; n + GUARD <= 2 * e->block &&
	    atomic_load(&e->through) != e->setting.cpus; n += GUARD)
		run_exits(e, n, GUARD);
	(void)team_rendezvous(e->team);
	finish_exits(e, n);
}

/*
 * race: each exit is timed by itself, on its own CPU, from the moment at which
 * all may start.  One reading of the clock falls into each, and is taken off.
 */
static void
on_race(unsigned cpu, void *arg)
{
	struct element *e;
	int64_t start, sum;
	unsigned i;

	e = arg;
	if (cpu == 0)
		race_prepare(e->block, e->setting.cpus);
	(void)team_rendezvous(e->team);
	sum = 0;
	for (i = 0; i < e->block; i++) {
		exit_arrive(e->variant, i);
		if (e->setting.whole)
			exit_next(i, e->block, e->setting.next);
		start = team_rendezvous(e->team);
		exit_inline(e->variant, i);
		if (e->setting.whole) {
			exit_leave(e->variant, i);
			exit_reap(e->variant, cpu, i);
			(void)exit_settle(e->variant);
			sum += clock_ns() - start;
		} else {
			sum += clock_ns() - start;
			exit_leave(e->variant, i);
			exit_reap(e->variant, cpu, i);
		}
	}
	exit_idle(e->variant);
	e->ns[cpu] = (double)sum / e->block - e->clock_cost;
}

static const struct scenario scenarios[] = {
	{ .name = "sole", .least = 1, .most = 1, .holders = 1, .prepared = 1,
	    .run = on_one },
	{ .name = "shared", .least = 1, .most = 1, .holders = 2, .prepared = 1,
	    .run = on_one },
	{ .name = "race", .least = 2, .most = CPU_MAX, .holders = 1,
	    .block = RACE_BLOCK, .prepared = 1, .spun = true, .run = on_race },
	{ .name = "storm", .least = 1, .most = CPU_MAX, .holders = 1,
	    .prepared = 2, .spun = true, .run = on_storm },
	{ .name = "observed", .least = 2, .most = 2, .exiting = 1,
	    .holders = 1, .prepared = 1, .spun = true, .run = on_observed },
};

unsigned
scenario_count(void)
{

	return (sizeof(scenarios) / sizeof(scenarios[0]));
}

const struct scenario *
scenario_get(unsigned i)
{

	return (&scenarios[i]);
}

const struct scenario *
scenario_find(const char *name, size_t len)
{
	unsigned i;

	for (i = 0; i < scenario_count(); i++)
		if (strlen(scenarios[i].name) == len &&
		    strncmp(scenarios[i].name, name, len) == 0)
			return (&scenarios[i]);
	return (NULL);
}
