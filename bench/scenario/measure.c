/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <stdio.h>
#include <stdlib.h>

#include "clock.h"
#include "cpu.h"
#include "element.h"

#define	GRAINS		1000	/* a block lasts at least so many */
#define	COLD_BLOCK	32	/* exits, flushed and timed one by one */

double
measure_element(struct element *e, const struct variant *v)
{
	const struct scenario *s;
	const char *broken;
	unsigned cpu, exiting;
	double sum;

	s = e->setting.scenario;
	e->variant = v;
	atomic_store(&e->through, 0);
	block_reset(e->setting.cpus);
	team_run(e->team, s->run, e);
	broken = block_broken(e->setting.cpus);
	if (broken != NULL && v != NULL)
		errx(1, "%s cannot be measured in %s: %s", v->name, s->name,
		    broken);
	exiting = s->exiting != 0 ? s->exiting : e->setting.cpus;
	sum = 0;
	for (cpu = 0; cpu < exiting; cpu++)
		sum += e->ns[cpu];
	return (sum / exiting);
}

/* The most exits of a block, in whole groups of holders. */
static unsigned
block_most(const struct scenario *s)
{
	unsigned most;

	most = BLOCK_MAX / s->prepared;
	return (most - most % s->holders);
}

/* The least block, in whole groups of holders, that lasts long enough. */
static unsigned
find_block(struct element *e, const struct variant *base)
{
	const struct scenario *s;
	double least, ns, want;
	unsigned block, i, most;

	s = e->setting.scenario;
	if (s->block != 0)
		return (s->block);
	if (e->setting.caches != CACHES_WARM)
		return (COLD_BLOCK);
	most = block_most(s);
	e->block = most / 4 - most / 4 % s->holders;
	least = measure_element(e, base);
	for (i = 0; i < 10; i++) {
		ns = measure_element(e, base);
		if (ns < least)
			least = ns;
	}
	want = GRAINS * (double)clock_grain() / (least > 1 ? least : 1);
	e->capped = want > most;
	if (want >= most)
		return (most);
	block = (unsigned)want + s->holders;
	return (block - block % s->holders);
}

struct element *
measure_open(const struct setting *setting, const struct variant *base,
    unsigned block)
{
	struct element *e;

	e = aligned_alloc(128, (sizeof(*e) + 127) / 128 * 128);
	if (e == NULL)
		err(1, "measure_open");
	e->setting = *setting;
	e->capped = false;
	e->flushed = 0;
	atomic_init(&e->observing, 0);
	atomic_init(&e->stop, 0);
	atomic_init(&e->through, 0);
	e->references = e->overtaken = e->observed = 0;
	e->team = team_start(setting->cpus);
	e->clock_cost = clock_cost();
	load_spins = setting->load_ns == 0 ? 0 :
	    clock_load_turns(setting->load_ns);
	e->block = block != 0 ? block : find_block(e, base);
	return (e);
}

void
measure_close(struct element *e)
{

	team_stop(e->team);
	load_spins = 0;
	free(e);
}

unsigned
measure_block(const struct element *e)
{

	return (e->block);
}

void
measure_note(const struct element *e, char *buf, size_t len)
{
	int n;

	n = snprintf(buf, len, "block %u%s", e->block,
	    e->capped ?
	    ", shorter than 1,000 grains of the clock" : "");
	if (e->flushed > 0 && n > 0 && (size_t)n < len)
		(void)snprintf(buf + n, len - (size_t)n,
		    ", %u lines flushed before each exit", e->flushed);
	if (e->observed > 0 && n > 0 && (size_t)n < len)
		(void)snprintf(buf + n, len - (size_t)n,
		    ", %.3f references and %.3f frees by the observer an exit",
		    e->references / e->observed, e->overtaken / e->observed);
}
