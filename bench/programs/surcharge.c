/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What a switch of address space costs this machine's own kernel, seen from
 * outside: a process switch against a thread switch.  Two processes, or two
 * threads, hand a token to and fro over pipes on one PU, so that each hand-over
 * is a switch; blocks of both in random order, compared in pairs.
 */
#include <sys/wait.h>
#include <err.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "args.h"
#include "clock.h"
#include "order.h"
#include "sign.h"
#include "topo.h"

/*
 * Round trips of a block: at some 2 us each a block lasts 200 us, 10,000 times
 * the clock's grain, and 0.3 s hold 500 pairs of blocks.
 */
#define	TRIPS		100
#define	PAIRS_MAX	100000

/* The two ends of the token's way; the partner answers what it reads. */
struct partner {
	int	to[2];
	int	from[2];
};

static void
open_pipes(struct partner *p)
{

	if (pipe(p->to) != 0 || pipe(p->from) != 0)
		err(1, "pipe");
}

/* Until there is no more to read: whoever started us has closed its end. */
static void
answer(const struct partner *p)
{
	char token;

	while (read(p->to[0], &token, 1) == 1)
		if (write(p->from[1], &token, 1) != 1)
			break;
}

static void *
answer_thread(void *arg)
{

	answer(arg);
	return (NULL);
}

static void *
idle_thread(void *arg)
{

	(void)arg;
	while (pause() == -1)
		;
	return (NULL);
}

static void
start_thread(void *(*run)(void *), void *arg)
{
	pthread_t thread;
	int error;

	error = pthread_create(&thread, NULL, run, arg);
	if (error != 0)
		errx(1, "cannot start a thread: %s", strerror(error));
}

/*
 * The partner closes its copies of the ends that we close, or it would never
 * see the end.  It has a second thread as we have, for a kernel may find the
 * file of a single thread without an atomic operation: 40 ns of 115.
 */
static pid_t
start_process(struct partner *p)
{
	pid_t pid;

	open_pipes(p);
	pid = fork();
	if (pid == -1)
		err(1, "fork");
	if (pid == 0) {
		(void)close(p->to[1]);
		(void)close(p->from[0]);
		start_thread(idle_thread, NULL);
		answer(p);
		_exit(0);
	}
	(void)close(p->to[0]);
	(void)close(p->from[1]);
	return (pid);
}

/* The ns that a hand-over takes: a round trip is two. */
static double
block(const struct partner *p)
{
	int64_t began;
	unsigned i;
	char token;

	token = 0;
	began = clock_ns();
	for (i = 0; i < TRIPS; i++)
		if (write(p->to[1], &token, 1) != 1 ||
		    read(p->from[0], &token, 1) != 1)
			err(1, "the token is lost");
	return ((double)(clock_ns() - began) / (2 * TRIPS));
}

static unsigned
measure(const struct partner *process, const struct partner *thread,
    double seconds, uint64_t seed, double difference[])
{
	struct order order;
	int64_t end;
	double ns[2];
	unsigned i, n;
	unsigned char row[ORDER_MAX];

	(void)order_init(&order, 2, seed);
	(void)block(process);
	(void)block(thread);
	end = clock_ns() + (int64_t)(seconds * 1e9);
	for (n = 0; n < PAIRS_MAX && (n < 20 || clock_ns() < end); n++) {
		order_row(&order, row);
		for (i = 0; i < 2; i++)
			ns[row[i]] = block(row[i] == 0 ? process : thread);
		difference[n] = ns[0] - ns[1];
	}
	return (n);
}

static void
print_median(const double x[], unsigned n)
{
	struct estimate e;

	e = sign_estimate(x, n, 0.95);
	(void)printf("surcharge_ns %.1f %.1f %.1f\n", e.mid, e.lo, e.hi);
}

static const char usage[] =
"usage: surcharge [--seconds S] [--cpus LIST]\n"
"Prints what a process switch takes more than a thread switch on one PU, ns:\n"
"surcharge_ns MEDIAN LOW HIGH, with the 95 % interval of the median.  It may\n"
"be negative where nothing can be told apart.\n"
"  --seconds S          how long to measure (default: 0.3)\n"
"  --cpus LIST          the PU to use is the first of these (default: all)\n"
"  --help               this text\n";

int
main(int argc, char *argv[])
{
	static double difference[PAIRS_MAX];
	struct partner process, thread;
	const char *cpus;
	double seconds;
	pid_t pid;
	unsigned n;
	const struct arg args[] = {
		{ "seconds", .seconds = &seconds, .most = 3600 },
		{ "cpus", .text = &cpus },
		{ 0 }
	};

	cpus = NULL;
	seconds = 0.3;
	args_get_all(argc, argv, args, usage);
	topo_open(cpus);
	topo_bind(0);
	topo_close();
	/* A partner that is gone is an error of write(2). */
	(void)signal(SIGPIPE, SIG_IGN);
	pid = start_process(&process);
	open_pipes(&thread);
	start_thread(answer_thread, &thread);
	n = measure(&process, &thread, seconds, (uint64_t)clock_ns(),
	    difference);
	print_median(difference, n);
	(void)close(process.to[1]);
	while (waitpid(pid, NULL, 0) == -1 && errno == EINTR)
		;
	if (fflush(stdout) != 0)
		err(1, "stdout");
	return (0);
}
