/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The scenarios: who else holds or uses an address space while it exits.  All
 * that the suite knows of one is its row in the table of scenario.c and the
 * function there that runs it.
 */
#ifndef _BENCH_SCENARIO_SCENARIO_H_
#define	_BENCH_SCENARIO_SCENARIO_H_

#include <stdbool.h>
#include <stddef.h>

struct element;

struct scenario {
	const char	*name;
	unsigned	least, most;	/* CPUs that take part */
	unsigned	exiting;	/* of these; 0: all */
	unsigned	holders;	/* of one vmspace, on one CPU */
	unsigned	block;		/* exits an element; 0: see measure.h */
	unsigned	prepared;	/* times as many as are timed */
	bool		spun;		/* contended: loads spun, caches warm */
	void		(*run)(unsigned cpu, void *element);
};

/* Their number, the i-th, and the one of that name (len characters) or NULL. */
unsigned scenario_count(void);
const struct scenario *scenario_get(unsigned i);
const struct scenario *scenario_find(const char *name, size_t len);

#endif /* !_BENCH_SCENARIO_SCENARIO_H_ */
