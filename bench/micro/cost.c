/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What the benchmark loop itself costs, by each way of writing it.  The body
 * is a single store, so the CPU column is the cost of the loop per iteration;
 * compare "empty", the bare loop of the same run.  For manual time the Time
 * column holds what the two clock readings see of nothing at all.
 *
 * Measured with Google Benchmark 1.7.1 on two vCPUs of a KVM guest, in ns
 * per iteration, medians of 9 (gcc 12, clang 14):
 *
 *			batch	  gcc	clang
 *	empty		2^20	 0.17	 0.13
 *	keep_running	   1	 1.01	 1.01
 *	  batch		  64	 0.38	 0.14
 *	  batch		1024	 0.18	 0.13
 *	manual		   1	41.6	40.3	Time 19.9 and 19.0
 *	manual		  64	 0.87	 0.70	Time  0.53 and 0.36
 *	manual		1024	 0.21	 0.17	Time  0.19 and 0.14
 *
 * So the call from C costs nothing to speak of when batched, and a clock
 * read for each block of 1024 adds 0.02 ns to what is reported per iteration
 * where one for each iteration adds 19.  1.9.1 gives the same figures.
 */

#define	_POSIX_C_SOURCE	200809L

#include <err.h>
#include <stdint.h>
#include <time.h>

#include "gbench.h"

/* Some 0.1 s at 40 ns each; see gb_register() on manual time. */
#define	MANUAL_ITERATIONS	(INT64_C(1) << 21)

/*
 * The work that is timed: one store.  Clang removes a loop around less, even
 * around an atomic_signal_fence().
 */
static volatile int sink;

static inline void
work(void)
{

	sink = 0;
}

static double
now(void)
{
	struct timespec ts;

	if (clock_gettime(CLOCK_MONOTONIC, &ts) != 0)
		err(1, "clock_gettime");
	return ((double)ts.tv_sec + (double)ts.tv_nsec * 1e-9);
}

static void
run_single(struct gb_state *gs)
{

	while (gb_keep_running(gs))
		work();
}

static void
run_batch(struct gb_state *gs)
{
	const int64_t n = gb_arg(gs, 0);

	while (gb_keep_running_batch(gs, n))
		for (int64_t i = 0; i < n; i++)
			work();
}

static void
run_manual(struct gb_state *gs)
{
	const int64_t n = gb_arg(gs, 0);
	double start;

	while (gb_keep_running_batch(gs, n)) {
		start = now();
		for (int64_t i = 0; i < n; i++)
			work();
		gb_set_iteration_time(gs, now() - start);
	}
}

static void
add(const char *name, void (*run)(struct gb_state *), int64_t batch,
    unsigned int flags)
{
	static const char *const names[] = { "batch" };
	const struct gb_def def = {
		.name = name,
		.run = run,
		.flags = flags,
		.nargs = batch > 0 ? 1 : 0,
		.args = &batch,
		.arg_names = names,
		.iterations = flags & GB_MANUAL_TIME ? MANUAL_ITERATIONS : 0
	};

	if (gb_register(&def) != 0)
		err(1, "gb_register: %s", name);
}

int
main(int argc, char **argv)
{

	/* One call in a million iterations: the loop alone. */
	add("empty", run_batch, 1 << 20, 0);
	add("keep_running", run_single, 0, 0);
	add("keep_running_batch", run_batch, 64, 0);
	add("keep_running_batch", run_batch, 1024, 0);
	add("manual", run_manual, 1, GB_MANUAL_TIME);
	add("manual", run_manual, 64, GB_MANUAL_TIME);
	add("manual", run_manual, 1024, GB_MANUAL_TIME);
	return (gb_main(argc, argv));
}
