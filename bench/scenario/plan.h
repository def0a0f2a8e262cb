/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What a run measures: the settings that the user's choice and this machine
 * allow.  What it does not allow is said, by name.
 */
#ifndef _BENCH_SCENARIO_PLAN_H_
#define	_BENCH_SCENARIO_PLAN_H_

#include "measure.h"

#define	PLAN_MAX	256

/* Comma-separated lists; NULL: all there are, but for what is said here. */
struct choice {
	const char	*scenarios;	/* "sole,race" */
	const char	*parts;		/* "inline,whole" */
	const char	*caches;	/* "warm,cold,cold0"; NULL: warm */
	const char	*loads;		/* "0,200", ns; NULL: 0 */
	const char	*next;		/* "idle" or "process"; NULL: idle */
};

struct plan {
	struct setting	setting[PLAN_MAX];
	unsigned	n;
};

/*
 * Makes the plan for npus PUs.  What is skipped goes to skipped(), a line each,
 * if that is not NULL.  Exits with status 2 and one line if the choice names
 * something that there is not.
 */
void	plan_make(struct plan *, const struct choice *, unsigned npus,
	    void (*skipped)(const char *line));

/* The words of a setting, as the cells and the benchmarks' names use them. */
const char *setting_part(const struct setting *);
const char *setting_next(const struct setting *);
const char *setting_caches(const struct setting *);

/* The scenarios' names, with blanks between them, for a usage text. */
const char *plan_scenarios(void);

#endif /* !_BENCH_SCENARIO_PLAN_H_ */
