/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "cpu.h"
#include "kmem_limits.h"
#include "measure.h"
#include "spinwait.h"

#define	GRAINS		1000	/* a block lasts at least so many */
#define	RACE_BLOCK	64	/* each race has a rendezvous of 400 ns */
#define	VISITS		8	/* of the observer between looks at "stop" */
#define	GUARD		8	/* exits between looks at who is through */

struct measure {
	struct setting	setting;
	struct team	*team;
	unsigned	block;
	bool		capped;		/* the block should be longer */
	double		clock_cost;	/* of a reading, ns */
	const struct variant *variant;
	double		ns[CPU_MAX];
	_Alignas(128) atomic_int observing;
	atomic_int	stop;
	_Alignas(128) atomic_uint through;	/* CPUs that were timed */
	/* Of the observer, over all elements. */
	double		references, overtaken, observed;
};

static const struct {
	const char	*name;
	unsigned	min_cpus;
} scenarios[NSCENARIOS] = {
	{ "sole", 1 },
	{ "shared", 1 },
	{ "race", 2 },
	{ "storm", 1 },
	{ "observed", 2 },
};

const char *
scenario_name(enum scenario s)
{

	return (scenarios[s].name);
}

int
scenario_find(const char *name, size_t len)
{
	int i;

	for (i = 0; i < NSCENARIOS; i++)
		if (strlen(scenarios[i].name) == len &&
		    strncmp(scenarios[i].name, name, len) == 0)
			return (i);
	return (-1);
}

unsigned
scenario_min_cpus(enum scenario s)
{

	return (scenarios[s].min_cpus);
}

/* Runs n exits of this CPU's block from the first-th on, the part we time. */
static void
run_exits(const struct measure *m, unsigned first, unsigned n, bool alone)
{

	if (m->variant == NULL && m->setting.whole)
		block_bare_whole(n);
	else if (m->variant == NULL)
		block_bare_inline(n);
	else if (m->setting.whole)
		block_whole(m->variant, first, n, alone, m->setting.next);
	else
		block_inline(m->variant, first, n, alone);
}

/* What run_exits() left to do. */
static void
finish_exits(const struct measure *m, unsigned n, bool alone)
{

	if (m->variant != NULL && !m->setting.whole)
		block_finish(m->variant, 0, n, alone);
}

/* sole, shared: one CPU, and nobody else. */
static void
on_one(unsigned cpu, void *arg)
{
	struct measure *m;
	int64_t start;

	m = arg;
	block_prepare(m->block, m->setting.holders);
	start = clock_ns();
	run_exits(m, 0, m->block, true);
	m->ns[cpu] = (double)(clock_ns() - start) / m->block;
	finish_exits(m, m->block, true);
}

/* observed, CPU 0: exits between two handshakes with the observer. */
static void
on_exiting(struct measure *m)
{
	int64_t start;

	block_prepare(m->block, 1);
	atomic_store(&m->stop, 0);
	atomic_store(&m->observing, 1);
	while (atomic_load(&m->observing) != 2)
		cpu_spinwait();
	start = clock_ns();
	run_exits(m, 0, m->block, true);
	m->ns[0] = (double)(clock_ns() - start) / m->block;
	atomic_store(&m->stop, 1);
	while (atomic_load(&m->observing) != 0)
		cpu_spinwait();
	finish_exits(m, m->block, true);
}

/* observed, CPU 1: looks on. */
static void
on_observing(struct measure *m)
{
	unsigned at, got;

	at = got = 0;
	block_prepare(0, 1);
	while (atomic_load(&m->observing) != 1)
		cpu_spinwait();
	atomic_store(&m->observing, 2);
	while (!atomic_load_explicit(&m->stop, memory_order_acquire))
		got += block_observe(m->variant, m->setting.acquire, 0,
		    m->block, &at, VISITS);
	m->references += got;
	m->overtaken += block_zone() - BLOCK_MAX;
	m->observed += m->block;
	atomic_store(&m->observing, 0);
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
 * storm: every CPU its own sole holders, all from the same moment on.  Who is
 * through goes on exiting until all are, so that nobody's last exits meet less
 * than the first ones; the rest is done when all have stopped.
 */
static void
on_storm(unsigned cpu, void *arg)
{
	struct measure *m;
	int64_t start;
	unsigned n;

	m = arg;
	block_prepare(2 * m->block, 1);
	start = team_rendezvous(m->team);
	run_exits(m, 0, m->block, false);
	m->ns[cpu] = (double)(clock_ns() - start) / m->block;
	atomic_fetch_add(&m->through, 1);
	for (n = m->block; n + GUARD <= 2 * m->block &&
	    atomic_load(&m->through) != m->setting.cpus; n += GUARD)
		run_exits(m, n, GUARD, false);
	(void)team_rendezvous(m->team);
	finish_exits(m, n, false);
}

/*
 * race: each exit is timed by itself, on its own CPU, from the moment at which
 * all may start.  One reading of the clock falls into each, and is taken off.
 */
static void
on_race(unsigned cpu, void *arg)
{
	struct measure *m;
	int64_t start, sum;
	unsigned i;

	m = arg;
	if (cpu == 0)
		race_prepare(m->block, m->setting.cpus);
	(void)team_rendezvous(m->team);
	sum = 0;
	for (i = 0; i < m->block; i++) {
		exit_arrive(i);
		if (m->setting.whole)
			exit_next(i, m->block, m->setting.next);
		start = team_rendezvous(m->team);
		exit_inline(m->variant, i);
		if (m->setting.whole) {
			exit_leave(m->variant, i);
			exit_reap(m->variant, cpu, i);
			sum += clock_ns() - start;
		} else {
			sum += clock_ns() - start;
			exit_leave(m->variant, i);
			exit_reap(m->variant, cpu, i);
		}
	}
	m->ns[cpu] = (double)sum / m->block - m->clock_cost;
}

double
measure_element(struct measure *m, const struct variant *v)
{
	static void (*const on[NSCENARIOS])(unsigned, void *) = {
		on_one, on_one, on_race, on_storm, on_observed
	};
	const char *broken;
	unsigned cpu, exiting;
	double sum;

	m->variant = v;
	atomic_store(&m->through, 0);
	block_reset(m->setting.cpus);
	team_run(m->team, on[m->setting.scenario], m);
	broken = block_broken(m->setting.cpus);
	if (broken != NULL && v != NULL)
		errx(1, "%s cannot be measured in %s: %s", v->name,
		    scenario_name(m->setting.scenario), broken);
	exiting = m->setting.scenario == OBSERVED ? 1 : m->setting.cpus;
	sum = 0;
	for (cpu = 0; cpu < exiting; cpu++)
		sum += m->ns[cpu];
	return (sum / exiting);
}

/* The least block, in whole groups of holders, that lasts long enough. */
static unsigned
find_block(struct measure *m, const struct variant *base)
{
	double least, ns, want;
	unsigned block, i, most;

	if (m->setting.scenario == RACE)
		return (RACE_BLOCK);
	most = m->setting.scenario == STORM ? BLOCK_MAX / 2 : BLOCK_MAX;
	m->block = BLOCK_MAX / 4;
	least = measure_element(m, base);
	for (i = 0; i < 10; i++) {
		ns = measure_element(m, base);
		if (ns < least)
			least = ns;
	}
	want = GRAINS * (double)clock_grain() / (least > 1 ? least : 1);
	m->capped = want > most;
	block = m->capped ? most : (unsigned)want + 1;
	return (block - block % m->setting.holders);
}

struct measure *
measure_open(const struct setting *setting, const struct variant *base,
    unsigned block)
{
	struct measure *m;

	m = aligned_alloc(128, (sizeof(*m) + 127) / 128 * 128);
	if (m == NULL)
		err(1, "measure_open");
	m->setting = *setting;
	atomic_init(&m->observing, 0);
	atomic_init(&m->stop, 0);
	atomic_init(&m->through, 0);
	m->capped = false;
	m->references = m->overtaken = m->observed = 0;
	m->team = team_start(setting->cpus);
	m->clock_cost = clock_cost();
	load_spins = setting->load_ns == 0 ? 0 :
	    clock_load_turns(setting->load_ns);
	m->block = block != 0 ? block : find_block(m, base);
	return (m);
}

void
measure_close(struct measure *m)
{

	team_stop(m->team);
	load_spins = 0;
	free(m);
}

unsigned
measure_block(const struct measure *m)
{

	return (m->block);
}

void
measure_note(const struct measure *m, char *buf, size_t len)
{
	int n;

	n = snprintf(buf, len, "block %u%s", m->block, m->capped ?
	    ", shorter than 1,000 grains of the clock" : "");
	if (m->observed > 0 && n > 0 && (size_t)n < len)
		(void)snprintf(buf + n, len - (size_t)n,
		    ", %.3f references and %.3f frees by the observer an exit",
		    m->references / m->observed, m->overtaken / m->observed);
}
