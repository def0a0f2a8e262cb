/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Native mode: the ticks of sole exits with real loads, in rows that hold every
 * variant once.  A row in random order and then the same backwards are what
 * ABBA is to two.  Whether these ticks are times is not decided here.
 */
#include "kernel.h"
#include "args.h"
#include "block.h"
#include "console.h"
#include "guest.h"
#include "native/primitives.h"
#include "one_exit.h"
#include "port.h"

#define	SET_MAX		64

extern const struct variant *const __start_set_variants[];
extern const struct variant *const __stop_set_variants[];

static uint64_t state;

/* Knuth's 64-bit multiplier (MMIX); the high half is the random one. */
static u_int
random_below(u_int n)
{

	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return ((u_int)(((state >> 32) * n) >> 32));
}

/*
 * The ticks of a block of exits, with what measuring them costs; v switches to
 * each process, and "path" ends it.
 */
static u_long
block_ticks(const struct variant *v, const struct variant *path, bool whole)
{
	uint64_t start, sum;
	u_int i;

	block_prepare(BLOCK_MAX, 1);
	sum = 0;
	for (i = 0; i < BLOCK_MAX; i++) {
		one_arrive(v, i);
		start = ticks();
		one_exit(path, i, whole);
		sum += ticks() - start;
	}
	exit_idle(v);
	return (sum);
}

static void
say_sample(u_int row, u_int position, const struct variant *v, bool whole)
{
	u_long empty, full;

	if (v->note->broken != NULL)
		return;
	empty = block_ticks(v, &nothing, whole);
	full = block_ticks(v, v, whole);
	say("{\"row\":%u,\"position\":%u,\"variant\":\"%s\",\"part\":\"%s\","
	    "\"exits\":%d,\"ticks\":%ld}\n", row, position, v->name,
	    whole ? "whole" : "inline", BLOCK_MAX, (long)(full - empty));
}

static void
shuffle(u_int *order, u_int n)
{
	u_int i, j, other;

	for (i = n; i > 1; i--) {
		j = random_below(i);
		other = order[j];
		order[j] = order[i - 1];
		order[i - 1] = other;
	}
}

/* Two rows, one the other's mirror image. */
static void
rows(u_int row, u_int n, bool whole)
{
	u_int i, order[SET_MAX];

	for (i = 0; i < n; i++)
		order[i] = i;
	shuffle(order, n);
	for (i = 0; i < n; i++)
		say_sample(row, i, __start_set_variants[order[i]], whole);
	for (i = 0; i < n; i++)
		say_sample(row + 1, i, __start_set_variants[order[n - 1 - i]],
		    whole);
}

u_int
guest_main(const char *cmdline)
{
	uint64_t end;
	u_int i, n, pairs;

	state = args_number(cmdline, "seed", 0, 1U << 31);
	pairs = args_number(cmdline, "rounds", 0, 1000000);
	n = (u_int)(__stop_set_variants - __start_set_variants);
	if (n > SET_MAX)
		panic("more than %d variants", SET_MAX);
	primitives_say();
	/* For the host's clock to be held against this one. */
	end = ticks() + (uint64_t)args_number(cmdline, "spin", 0, 100000) *
	    1000000;
	while (ticks() < end)
		cpu_spinwait();
	for (i = 0; i < pairs; i++) {
		rows(2 * i, n, false);
		rows(2 * i, n, true);
	}
	return (STATUS_DONE);
}
