/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What a cache line costs here: flushed to memory, or last written by another
 * CPU.  The exits meet on two lines of vmspace0's, and how many operations
 * those take bounds what any number of CPUs can do; a cold exit costs some
 * number of misses.
 */
#include <err.h>
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "args.h"
#include "clock.h"
#include "flush.h"
#include "sign.h"
#include "spinwait.h"
#include "topo.h"

/*
 * A chain of lines, each on a page of its own and in random order, so that no
 * prefetcher knows the next: 64 of them take some 5 us, 300 times the clock's
 * grain.
 */
#define	CHAIN		64
#define	STRIDE		(4096 + 64)
#define	ROUNDS		401
#define	HAMMERED	1000	/* operations of a round of ours */

struct line {
	atomic_uint	next;
	char		room[STRIDE - sizeof(atomic_uint)];
};

static _Alignas(64) struct line lines[CHAIN];

/* What the other CPU is to do; REST when it has done it. */
enum duty { REST, TAKE, HAMMER, END };

static struct {
	unsigned	pu;
	_Alignas(128) atomic_int duty;	/* enum duty */
	_Alignas(128) atomic_uint hammered;	/* one line for both CPUs */
} other;

/* One cycle through all lines (Sattolo's algorithm). */
static void
make_chain(void)
{
	unsigned i, j, order[CHAIN], swap;
	uint32_t random;

	for (i = 0; i < CHAIN; i++)
		order[i] = i;
	random = 1;
	for (i = CHAIN - 1; i > 0; i--) {
		random = random * 1664525 + 1013904223;
		j = (unsigned)(((uint64_t)random * i) >> 32);
		swap = order[i];
		order[i] = order[j];
		order[j] = swap;
	}
	for (i = 0; i < CHAIN; i++)
		atomic_store(&lines[order[i]].next, order[(i + 1) % CHAIN]);
}

/* Each step is a locked operation, as an exit's are, and needs the last one. */
static unsigned
take_chain(void)
{
	unsigned at, i;

	at = 0;
	for (i = 0; i < CHAIN; i++)
		at = atomic_fetch_add(&lines[at].next, 0);
	return (at);
}

static unsigned
read_chain(void)
{
	unsigned at, i;

	at = 0;
	for (i = 0; i < CHAIN; i++)
		at = atomic_load_explicit(&lines[at].next,
		    memory_order_relaxed);
	return (at);
}

/* ns a line; "walk" ends where it began, or the chain is broken. */
static double
time_chain(unsigned (*walk)(void))
{
	int64_t start;

	start = clock_ns();
	if (walk() != 0)
		errx(1, "the chain of lines is broken");
	return ((double)(clock_ns() - start) / CHAIN);
}

static void *
other_main(void *arg)
{
	int duty;

	(void)arg;
	topo_bind(other.pu);
	while ((duty = atomic_load(&other.duty)) != END)
		switch (duty) {
		case TAKE:
			(void)take_chain();
			atomic_store(&other.duty, REST);
			break;
		case HAMMER:
			(void)atomic_fetch_add(&other.hammered, 1);
			break;
		default:
			cpu_spinwait();
		}
	return (NULL);
}

static void
set_other(enum duty duty)
{

	atomic_store(&other.duty, (int)duty);
}

/* What the line costs beyond one that is here already. */
static struct estimate
miss(void)
{
	static double ns[ROUNDS];
	unsigned i;

	for (i = 0; i < ROUNDS; i++) {
		flush_lines(lines, sizeof(lines));
		ns[i] = time_chain(read_chain);
		ns[i] -= time_chain(read_chain);
	}
	return (sign_estimate(ns, ROUNDS, 0.95));
}

static struct estimate
take(void)
{
	static double ns[ROUNDS];
	unsigned i;

	for (i = 0; i < ROUNDS; i++) {
		set_other(TAKE);
		while (atomic_load(&other.duty) != REST)
			cpu_spinwait();
		ns[i] = time_chain(take_chain);
		ns[i] -= time_chain(take_chain);
	}
	return (sign_estimate(ns, ROUNDS, 0.95));
}

/*
 * The operations of both on one line, as fast as they go.  A core keeps a line
 * for some operations while the other core's request is on its way, so this is
 * far less than to take it each time, and no two CPUs can do better.  A round
 * in which the other CPU did next to nothing, because its host or another
 * process ran, is none.
 */
static struct estimate
hammer(void)
{
	static double ns[ROUNDS];
	unsigned before, done, i, j, tries;
	int64_t start;

	set_other(HAMMER);
	while (atomic_load(&other.hammered) == 0)
		cpu_spinwait();
	for (i = tries = 0; i < ROUNDS && tries < 10 * ROUNDS; tries++) {
		start = clock_ns();
		before = atomic_fetch_add(&other.hammered, 1);
		for (j = 0; j < HAMMERED; j++)
			done = atomic_fetch_add(&other.hammered, 1) - before;
		if (done > HAMMERED + HAMMERED / 10)
			ns[i++] = (double)(clock_ns() - start) / done;
	}
	set_other(REST);
	return (sign_estimate(ns, i, 0.95));
}

static json_t *
figure(struct estimate e)
{

	if (!isfinite(e.lo) || !isfinite(e.hi))
		return (json_pack("{sn sn sn}", "ns", "ns_lo", "ns_hi"));
	return (json_pack("{sf sf sf}", "ns", e.mid, "ns_lo", e.lo,
	    "ns_hi", e.hi));
}

/* The first PU that lies in each way to PU 0. */
static json_t *
transfers(void)
{
	pthread_t thread;
	json_t *list;
	const char *relation;
	unsigned i, j;

	list = json_array();
	for (i = 1; i < topo_npus(); i++) {
		relation = topo_relation(i, 0);
		for (j = 1; strcmp(topo_relation(j, 0), relation) != 0; j++)
			;
		if (j < i)
			continue;
		other.pu = i;
		set_other(REST);
		errno = pthread_create(&thread, NULL, other_main, NULL);
		if (errno != 0)
			err(1, "cannot start a thread");
		json_array_append_new(list, json_pack("{ss s[ii] so so}",
		    "relation", relation, "pus", (int)topo_pu(0),
		    (int)topo_pu(i), "take", figure(take()),
		    "hammer", figure(hammer())));
		set_other(END);
		(void)pthread_join(thread, NULL);
	}
	return (list);
}

static const char usage[] =
"usage: lines [--cpus LIST]\n"
"Prints as JSON what it costs, in ns, to load a flushed line, to take one\n"
"from another CPU, and to operate on one that another CPU wants too.\n";

int
main(int argc, char **argv)
{
	json_t *all;
	const char *cpus;
	const struct arg args[] = { { "cpus", .text = &cpus }, { 0 } };

	cpus = NULL;
	args_get_all(argc, argv, args, usage);
	topo_open(cpus);
	topo_bind(0);
	make_chain();
	all = json_pack("{so so}", "miss", figure(flush_possible() ? miss() :
	    sign_estimate(NULL, 0, 0.95)), "transfers", transfers());
	if (all == NULL || json_dumpf(all, stdout, JSON_INDENT(1) |
	    JSON_REAL_PRECISION(6)) != 0 || printf("\n") < 0 ||
	    fflush(stdout) != 0)
		errx(1, "cannot write what a line costs");
	json_decref(all);
	topo_close();
	return (0);
}
