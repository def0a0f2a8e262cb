/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kmem_limits.h"
#include "plan.h"

#define	LOADS_MAX	16
#define	LOAD_MAX_NS	1000000

static const char *const parts[] = { "inline", "whole", NULL };
static const char *const nexts[] = { "idle", "process", NULL };
static const char *const acquires[] = { "own", "plain", "load", "refcount",
    NULL };

/* The index of the word that starts at s and has len characters. */
static int
find_word(const char *const *words, const char *s, size_t len)
{
	int i;

	for (i = 0; words[i] != NULL; i++)
		if (strlen(words[i]) == len && strncmp(words[i], s, len) == 0)
			return (i);
	return (-1);
}

static int
get_word(const char *const *words, const char *what, const char *s)
{
	char list[128];
	size_t len;
	int i;

	if (s == NULL)
		return (0);
	i = find_word(words, s, strlen(s));
	if (i >= 0)
		return (i);
	len = 0;
	list[0] = '\0';
	for (i = 0; words[i] != NULL; i++)
		len += (size_t)snprintf(list + len, sizeof(list) - len, " %s",
		    words[i]);
	errx(2, "no %s '%s'; there are:%s", what, s, list);
}

static int
word_of_part(const char *s, size_t len)
{

	return (find_word(parts, s, len));
}

/* The members of a comma-separated list, as a set of bits; NULL: all. */
static unsigned
get_set(const char *list, int (*find)(const char *, size_t), const char *what,
    const char *there_are)
{
	const char *word;
	size_t len;
	unsigned set;
	int i;

	if (list == NULL)
		return (~0U);
	set = 0;
	for (word = list; *word != '\0'; word += len + (word[len] != '\0')) {
		len = strcspn(word, ",");
		i = find(word, len);
		if (i < 0)
			errx(2, "no %s '%.*s'; there are: %s", what, (int)len,
			    word, there_are);
		set |= 1U << i;
	}
	if (set == 0)
		errx(2, "the list of %ss is empty; there are: %s", what,
		    there_are);
	return (set);
}

static unsigned
get_loads(const char *list, unsigned *loads)
{
	char *end;
	long load;
	unsigned n;

	if (list == NULL)
		list = "0";
	for (n = 0; *list != '\0'; list = *end == ',' ? end + 1 : end) {
		errno = 0;
		load = strtol(list, &end, 10);
		if (end == list || errno != 0 || load < 0 ||
		    load > LOAD_MAX_NS || (*end != ',' && *end != '\0'))
			errx(2, "'%s' is no list of loads' costs; write ns, as "
			    "in 0,200, at most %d", list, LOAD_MAX_NS);
		if (n == LOADS_MAX)
			errx(2, "more than %d loads' costs", LOADS_MAX);
		loads[n++] = (unsigned)load;
	}
	if (n == 0)
		errx(2, "the list of loads' costs is empty");
	return (n);
}

static void
add(struct plan *plan, const struct setting *s)
{

	if (plan->n == PLAN_MAX)
		errx(2, "more than %d settings; choose fewer", PLAN_MAX);
	plan->setting[plan->n++] = *s;
}

/* Under contention the load is spun; otherwise it is computed, from 0. */
static void
add_loads(struct plan *plan, struct setting *s, const unsigned *loads,
    unsigned nloads)
{
	unsigned i;

	if (s->scenario == SOLE || s->scenario == SHARED) {
		add(plan, s);
		return;
	}
	for (i = 0; i < nloads; i++) {
		s->load_ns = loads[i];
		add(plan, s);
	}
}

static void
add_scenario(struct plan *plan, struct setting *s, unsigned npus,
    const unsigned *loads, unsigned nloads, void (*skipped)(const char *))
{
	char line[128];
	unsigned cpus, least, most;

	least = scenario_min_cpus(s->scenario);
	most = s->scenario == RACE || s->scenario == STORM ? CPU_MAX : least;
	if (npus < least) {
		(void)snprintf(line, sizeof(line),
		    "skipped: %s needs %u PUs, %u available",
		    scenario_name(s->scenario), least, npus);
		if (skipped != NULL)
			skipped(line);
		return;
	}
	for (cpus = least; cpus <= npus && cpus <= most; cpus *= 2) {
		s->cpus = cpus;
		add_loads(plan, s, loads, nloads);
	}
	/* The whole machine too, when it is no power of two. */
	if (cpus / 2 < npus && npus <= most) {
		s->cpus = npus;
		add_loads(plan, s, loads, nloads);
	}
	/* What a reviewer would look for and not find. */
	for (; s->scenario == RACE && cpus <= 4; cpus *= 2) {
		(void)snprintf(line, sizeof(line),
		    "skipped: %s of %u needs %u PUs, %u available",
		    scenario_name(s->scenario), cpus, cpus, npus);
		if (skipped != NULL)
			skipped(line);
	}
}

void
plan_make(struct plan *plan, const struct choice *choice, unsigned npus,
    void (*skipped)(const char *))
{
	struct setting s;
	unsigned i, loads[LOADS_MAX], nloads, part, part_set, scenario_set;

	scenario_set = get_set(choice->scenarios, scenario_find, "scenario",
	    "sole shared race storm observed");
	part_set = get_set(choice->parts, word_of_part, "part",
	    "inline whole");
	nloads = get_loads(choice->loads, loads);
	plan->n = 0;
	for (i = 0; i < NSCENARIOS; i++)
		for (part = 0; part < 2; part++) {
			if ((scenario_set & (1U << i)) == 0 ||
			    (part_set & (1U << part)) == 0)
				continue;
			s.scenario = (enum scenario)i;
			s.whole = part == 1;
			s.holders = s.scenario == SHARED ? 2 : 1;
			s.load_ns = 0;
			s.next = (enum next)get_word(nexts, "next",
			    choice->next);
			s.acquire = (enum acquire)get_word(acquires,
			    "acquire", choice->acquire);
			add_scenario(plan, &s, npus, loads, nloads,
			    part == 0 || (part_set & 1) == 0 ? skipped : NULL);
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
setting_acquire(const struct setting *s)
{

	return (acquires[s->acquire]);
}
