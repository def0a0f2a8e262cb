/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <stdatomic.h>
#include <stdint.h>
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

struct measure {
	struct setting	setting;
	struct team	*team;
	unsigned	block;
	int64_t		clock_cost;
	const struct variant *variant;
	double		ns[CPU_MAX];
	_Alignas(128) atomic_int observing;
	atomic_int	stop;
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

/* Runs the block that this CPU has prepared; returns what it took, in ns. */
static int64_t
timed_block(const struct measure *m, int64_t start, bool alone)
{
	const struct setting *s;
	int64_t end;

	s = &m->setting;
	if (m->variant == NULL) {
		if (s->whole)
			block_bare_whole(m->block);
		else
			block_bare_inline(m->block);
		end = clock_ns();
	} else if (s->whole) {
		block_whole(m->variant, m->block, alone, s->next);
		end = clock_ns();
	} else {
		block_inline(m->variant, m->block, alone);
		end = clock_ns();
		block_finish(m->variant, m->block, alone);
	}
	return (end - start);
}

/* sole, shared: one CPU, and nobody else. */
static void
on_one(unsigned cpu, void *arg)
{
	struct measure *m;

	m = arg;
	block_prepare(m->block, m->setting.holders);
	m->ns[cpu] = (double)timed_block(m, clock_ns(), true) / m->block;
}

/* observed: CPU 0 exits, CPU 1 looks on, between two handshakes. */
static void
on_observed(unsigned cpu, void *arg)
{
	struct measure *m;

	m = arg;
	if (cpu == 0) {
		block_prepare(m->block, 1);
		atomic_store(&m->stop, 0);
		atomic_store(&m->observing, 1);
		while (atomic_load(&m->observing) != 2)
			cpu_spinwait();
		m->ns[cpu] = (double)timed_block(m, clock_ns(), true) /
		    m->block;
		atomic_store(&m->stop, 1);
	} else if (cpu == 1) {
		while (atomic_load(&m->observing) != 1)
			cpu_spinwait();
		atomic_store(&m->observing, 2);
		while (!atomic_load_explicit(&m->stop, memory_order_acquire))
			(void)block_observe(m->variant, m->setting.acquire, 0,
			    m->block, VISITS);
		atomic_store(&m->observing, 0);
	}
}

/* storm: every CPU its own sole holders, all from the same moment on. */
static void
on_storm(unsigned cpu, void *arg)
{
	struct measure *m;
	int64_t start;

	m = arg;
	block_prepare(m->block, 1);
	start = team_rendezvous(m->team);
	m->ns[cpu] = (double)timed_block(m, start, false) / m->block;
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
		sum -= m->clock_cost;
	}
	m->ns[cpu] = (double)sum / m->block;
}

double
measure_element(struct measure *m, const struct variant *v)
{
	static void (*const on[NSCENARIOS])(unsigned, void *) = {
		on_one, on_one, on_race, on_storm, on_observed
	};
	unsigned cpu, exiting;
	double sum;

	m->variant = v;
	team_run(m->team, on[m->setting.scenario], m);
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
	double ns, want;
	unsigned block, i;

	if (m->setting.scenario == RACE)
		return (RACE_BLOCK);
	m->block = BLOCK_MAX / 4;
	ns = measure_element(m, base);
	for (i = 0; i < 10; i++) {
		want = measure_element(m, base);
		if (want < ns)
			ns = want;
	}
	want = GRAINS * (double)m->clock_cost / (ns > 1 ? ns : 1);
	block = want > BLOCK_MAX ? BLOCK_MAX : (unsigned)want + 1;
	block += m->setting.holders - 1;
	block -= block % m->setting.holders;
	return (block > BLOCK_MAX ? block - m->setting.holders : block);
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
	m->team = team_start(setting->cpus);
	m->clock_cost = clock_grain();
	load_spins = (unsigned)(setting->load_ns * clock_turns_per_ns() + 0.5);
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
