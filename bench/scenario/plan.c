/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "args.h"
#include "flush.h"
#include "kmem_limits.h"
#include "plan.h"
#include "topo.h"

#define	LOADS_MAX	16
#define	LOAD_MAX_NS	1000000
#define	WORD_MAX	64

static const char *const parts[] = { "inline", "whole", NULL };
static const char *const nexts[] = { "idle", "process", NULL };
static const char *const caches[] = { "warm", "cold", "cold0", NULL };

/* What is being planned, but for the setting at hand. */
struct planning {
	struct plan	*plan;
	unsigned	npus;
	unsigned	caches;		/* a set of enum caches */
	unsigned	load[LOADS_MAX], nloads;
	void		(*skipped)(const char *);
};

/* All words of a list that ends with NULL, with blanks between them. */
static const char *
join(const char *const *words)
{
	static char line[256];
	size_t len;

	len = 0;
	for (; *words != NULL; words++)
		len += (size_t)snprintf(line + len, sizeof(line) - len, "%s%s",
		    len > 0 ? " " : "", *words);
	return (line);
}

static const char *const *
scenario_words(void)
{
	static const char *words[32];
	unsigned i;

	for (i = 0; i < scenario_count(); i++)
		words[i] = scenario_get(i)->name;
	return (words);
}

const char *
plan_scenarios(void)
{

	return (join(scenario_words()));
}

static unsigned
find_word(const char *const *words, const char *what, const char *word)
{
	unsigned i;

	for (i = 0; words[i] != NULL; i++)
		if (strcmp(words[i], word) == 0)
			return (i);
	errx(2, "no %s '%s'; there are: %s", what, word, join(words));
}

/* The members of a comma-separated list, as a set of bits. */
static unsigned
get_set(const char *list, const char *const *words, const char *what)
{
	char word[WORD_MAX];
	unsigned set;

	set = 0;
	while (args_word(&list, word, sizeof(word)))
		set |= 1U << find_word(words, what, word);
	if (set == 0)
		errx(2, "the list of %s is empty; there are: %s", what,
		    join(words));
	return (set);
}

static void
get_loads(const char *list, struct planning *p)
{
	char word[WORD_MAX];

	while (args_word(&list, word, sizeof(word))) {
		if (p->nloads == LOADS_MAX)
			errx(2, "more than %d loads' costs", LOADS_MAX);
		p->load[p->nloads++] = (unsigned)args_number(
		    "a load's cost in ns", word, 0, LOAD_MAX_NS);
	}
	if (p->nloads == 0)
		errx(2, "the list of loads' costs is empty");
}

__attribute__((format(printf, 2, 3)))
static void
skip(const struct planning *p, const char *fmt, ...)
{
	char line[128];
	va_list ap;

	if (p->skipped == NULL)
		return;
	va_start(ap, fmt);
	(void)vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	p->skipped(line);
}

static void
add(struct planning *p, const struct setting *s)
{

	if (p->plan->n == PLAN_MAX)
		errx(2, "more than %d settings; choose fewer", PLAN_MAX);
	p->plan->setting[p->plan->n++] = *s;
}

/* Why exits with cold caches cannot be measured; NULL if they can. */
static const char *
no_cold(const struct setting *s)
{

	if (!flush_possible())
		return ("needs an instruction that flushes a line");
	/* Each exit is timed by itself. */
	return (s->next == NEXT_PROCESS ? "has no next process" : NULL);
}

/* Under contention a load is spun; otherwise it is computed, from 0. */
static void
add_loads(struct planning *p, struct setting *s)
{
	const char *why;
	unsigned i;

	for (i = 0; s->scenario->spun && i < p->nloads; i++) {
		s->load_ns = p->load[i];
		add(p, s);
	}
	s->load_ns = 0;
	if (s->scenario->spun)
		return;
	if ((p->caches & 1U << CACHES_WARM) != 0)
		add(p, s);
	why = no_cold(s);
	if (why != NULL && (p->caches & ~(1U << CACHES_WARM)) != 0)
		skip(p, "skipped: %s with cold caches %s", s->scenario->name,
		    why);
	for (i = CACHES_COLD; why == NULL && i <= CACHES_COLD0; i++)
		if ((p->caches & 1U << i) != 0) {
			s->caches = (enum caches)i;
			add(p, s);
		}
	s->caches = CACHES_WARM;
}

static void
add_scenario(struct planning *p, struct setting *s)
{
	const struct scenario *sc;
	unsigned cpus;

	sc = s->scenario;
	if (p->npus < sc->least) {
		skip(p, "skipped: %s needs %u PUs, %u available", sc->name,
		    sc->least, p->npus);
		return;
	}
	/* Powers of two, all cores and all PUs. */
	for (cpus = sc->least; cpus <= p->npus && cpus <= sc->most; cpus++)
		if ((cpus & (cpus - 1)) == 0 || cpus == topo_cores() ||
		    cpus == p->npus) {
			s->cpus = cpus;
			add_loads(p, s);
		}
	/* What a reviewer would look for and not find. */
	for (cpus = sc->least; cpus > 1 && cpus <= sc->most && cpus <= 4;
	    cpus *= 2)
		if (cpus > p->npus)
			skip(p, "skipped: %s of %u needs %u PUs, %u available",
			    sc->name, cpus, cpus, p->npus);
}

static const char *
or(const char *list, const char *otherwise)
{

	return (list != NULL ? list : otherwise);
}

void
plan_make(struct plan *plan, const struct choice *choice, unsigned npus,
    void (*skipped)(const char *))
{
	struct planning p = { .plan = plan, .npus = npus };
	struct setting s = { .caches = CACHES_WARM };
	unsigned i, part, part_set, scenario_set;

	scenario_set = choice->scenarios == NULL ? ~0U :
	    get_set(choice->scenarios, scenario_words(), "scenario");
	part_set = get_set(or(choice->parts, "inline,whole"), parts, "part");
	p.caches = get_set(or(choice->caches, "warm"), caches,
	    "state of the caches");
	get_loads(or(choice->loads, "0"), &p);
	s.next = (enum next)find_word(nexts, "next", or(choice->next, "idle"));
	plan->n = 0;
	for (i = 0; i < scenario_count(); i++) {
		/* What is skipped is said once, and not for each part. */
		p.skipped = skipped;
		for (part = 0; part < 2; part++) {
			if ((scenario_set & (1U << i)) == 0 ||
			    (part_set & (1U << part)) == 0)
				continue;
			s.scenario = scenario_get(i);
			s.whole = part == 1;
			add_scenario(&p, &s);
			p.skipped = NULL;
		}
	}
}

const char *
setting_part(const struct setting *s)
{

	return (parts[s->whole]);
}

const char *
setting_next(const struct setting *s)
{

	return (nexts[s->next]);
}

const char *
setting_caches(const struct setting *s)
{

	return (caches[s->caches]);
}
