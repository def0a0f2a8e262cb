/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <stdlib.h>

#include "clock.h"
#include "cpu.h"

#define	TRIES	101

static int
cmp_double(const void *a, const void *b)
{
	double x, y;

	x = *(const double *)a;
	y = *(const double *)b;
	return ((x > y) - (x < y));
}

static double
median(double x[TRIES])
{

	qsort(x, TRIES, sizeof(x[0]), cmp_double);
	return (x[TRIES / 2]);
}

int64_t
clock_grain(void)
{
	double step[TRIES];
	int64_t from, to;
	int i;

	for (i = 0; i < TRIES; i++) {
		from = clock_ns();
		while ((to = clock_ns()) == from)
			;
		step[i] = (double)(to - from);
	}
	return ((int64_t)median(step));
}

double
clock_cost(void)
{
	const int readings = 100;
	double cost[TRIES];
	int64_t start;
	int i, j;

	for (i = 0; i < TRIES; i++) {
		start = clock_ns();
		for (j = 0; j < readings - 1; j++)
			(void)clock_ns();
		cost[i] = (double)(clock_ns() - start) / readings;
	}
	return (median(cost));
}

/* What a call takes at best, in ns. */
static double
fastest(void (*fn)(unsigned), unsigned arg)
{
	int64_t best, start, took;
	int i;

	best = INT64_MAX;
	for (i = 0; i < 15; i++) {
		start = clock_ns();
		fn(arg);
		took = clock_ns() - start;
		if (took < best)
			best = took;
	}
	return (best > 0 ? (double)best : 1);
}

double
clock_turns_per_ns(void)
{
	const unsigned turns = 100000;

	return (turns / fastest(spin_turns, turns));
}

unsigned
clock_load_turns(unsigned load_ns)
{
	const unsigned few = 1, many = 1001;
	double at_few, per_turn, turns;

	at_few = fastest(spin_loads, few) / SPIN_LOADS;
	per_turn = (fastest(spin_loads, many) / SPIN_LOADS - at_few) /
	    (many - few);
	turns = few + (load_ns - at_few) / (per_turn > 0 ? per_turn : 1);
	return (turns > few ? (unsigned)(turns + 0.5) : few);
}
