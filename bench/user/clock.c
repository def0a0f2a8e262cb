/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <stdlib.h>

#include "clock.h"
#include "cpu.h"

#define	TRIES	101

static int
cmp_int64(const void *a, const void *b)
{
	int64_t x, y;

	x = *(const int64_t *)a;
	y = *(const int64_t *)b;
	return ((x > y) - (x < y));
}

int64_t
clock_grain(void)
{
	int64_t diff[TRIES], start;
	int i, j;

	/* Means of ten: a single difference is itself only whole ns. */
	for (i = 0; i < TRIES; i++) {
		start = clock_ns();
		for (j = 0; j < 9; j++)
			(void)clock_ns();
		diff[i] = (clock_ns() - start) / 10;
	}
	qsort(diff, TRIES, sizeof(diff[0]), cmp_int64);
	return (diff[TRIES / 2] > 0 ? diff[TRIES / 2] : 1);
}

double
clock_turns_per_ns(void)
{
	const unsigned turns = 100000;
	int64_t best, start, took;
	int i;

	best = INT64_MAX;
	for (i = 0; i < 15; i++) {
		start = clock_ns();
		spin_turns(turns);
		took = clock_ns() - start;
		if (took < best)
			best = took;
	}
	return ((double)turns / (double)(best > 0 ? best : 1));
}
