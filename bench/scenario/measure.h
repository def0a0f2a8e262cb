/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * One element of a measurement: a block of exits of one variant in one
 * scenario, timed.
 */
#ifndef _BENCH_SCENARIO_MEASURE_H_
#define	_BENCH_SCENARIO_MEASURE_H_

#include <stdbool.h>
#include <stddef.h>

#include "block.h"
#include "scenario.h"

/*
 * What an exit finds in the caches: all that it touches, as a block of exits
 * leaves it; all but what is its own; all but what is vmspace0's, as where the
 * last exit ran on another CPU.  Cold all at once is little more than the first
 * of the two: an out-of-order core waits for both at once.
 */
enum caches { CACHES_WARM, CACHES_COLD, CACHES_COLD0 };

struct setting {
	const struct scenario *scenario;
	bool		whole;		/* the whole exit, or its inline part */
	unsigned	cpus;		/* that take part */
	unsigned	load_ns;	/* cost of an address-space load */
	enum next	next;		/* of the whole exit */
	enum caches	caches;
};

struct element;

/*
 * Makes ready to measure elements of this setting, with a team of setting->cpus
 * CPUs and this many exits in a block.  0 finds that number: as many as the
 * base takes at least 1,000 grains of the clock for, so that the grain is below
 * 0.1 %, if that many can be prepared (measure_note() says if not); with cold
 * caches, where each is timed by itself, 32.
 */
struct element *measure_open(const struct setting *,
	    const struct variant *base, unsigned block);
void	measure_close(struct element *);

/* Exits in one element (on each CPU). */
unsigned measure_block(const struct element *);

/* A line on how it was measured, for the record. */
void	measure_note(const struct element *, char *buf, size_t len);

/*
 * Runs one element; no variant (NULL) means the floor, in sole.  Returns ns per
 * exit: the mean over the block's exits and over the CPUs that exit.  A variant
 * whose exits leave vmspace0 as no exit may leave it cannot be measured: exits
 * with status 1 and a line.
 */
double	measure_element(struct element *, const struct variant *);

#endif /* !_BENCH_SCENARIO_MEASURE_H_ */
