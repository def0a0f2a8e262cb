/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Google Benchmark for C.
 *
 * A program registers its benchmarks with gb_register() and hands its
 * arguments to gb_main(); from there it is an ordinary Google Benchmark
 * program, with the library's flags and the library's output.  Nothing of
 * C++ is visible here, and no exception leaves these functions: out of
 * memory or out of threads ends the program with a line and status 1.
 *
 * Tested with Google Benchmark 1.7.1 and 1.9.1.  Where the versions differ:
 *
 * - The time of a benchmark with more than one thread.  Up to 1.8 the real
 *   (and manual) time of an iteration is divided by the number of threads,
 *   from 1.9 on it is not.  Who compares threaded times reports them as a
 *   counter of kind GB_MEAN_THREADS, which means the same in all of them.
 * - --benchmark_min_time: plain seconds ("0.1") work everywhere; the suffix
 *   ("0.1s", "100x") is an unknown flag before 1.8.
 * - From 1.9.3 on it can switch address space randomisation off.  gb_main()
 *   never does: see gbench.cc.
 *
 * There is no way to pause the clock: the library's own pair takes 500 ns, ten
 * times what an exit takes.  Time the part that counts with GB_MANUAL_TIME;
 * cost.c measures what each way of timing costs.
 */

#ifndef _BENCH_MICRO_GBENCH_H_
#define	_BENCH_MICRO_GBENCH_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * One thread's run of one benchmark.  Valid until the run callback returns,
 * and only in the thread that was given it.
 */
struct gb_state;

/* Which clock gives the time of an iteration; by default CPU time. */
enum gb_flags {
	GB_MANUAL_TIME = 1 << 0,	/* gb_set_iteration_time() does */
	GB_REAL_TIME = 1 << 1		/* the wall clock does */
};

/* What is printed for the values that the threads gave a counter. */
enum gb_kind {
	GB_SUM,				/* their sum */
	GB_MEAN_THREADS,		/* their sum over the threads */
	GB_PER_ITERATION,		/* their sum over all iterations */
	GB_RATE				/* their sum over the seconds that
					   the benchmark took: its clock's,
					   so CPU time by default */
};

/*
 * A benchmark.  Members left 0 take the default.  The name that is printed
 * and filtered by is name/arg:value/.../iterations:n/manual_time/threads:n
 * with the parts that were asked for.
 */
struct gb_def {
	const char	*name;		/* not empty */
	void		(*run)(struct gb_state *);
	void		*user;		/* for gb_user(); not copied */
	unsigned int	 flags;		/* enum gb_flags, one at most */
	int		 threads;	/* 0: one, and not in the name */
	size_t		 nargs;		/* entries in args, arg_names */
	const int64_t	*args;		/* for gb_arg() */
	const char	*const *arg_names; /* NULL: print the values alone */
	double		 min_time;	/* seconds; 0: as the flag says */
	int64_t		 iterations;	/* 0: as many as min_time takes */
};

/*
 * Register a benchmark.  Everything but what user points at is copied.
 * The run callback is called once per thread and run, with more iterations
 * each time until the benchmark's own clock reaches the minimum time.
 * With GB_MANUAL_TIME that clock is what gb_set_iteration_time() was told,
 * and the limit on wall time that otherwise stops a run (five times the
 * minimum) is off: when little of an iteration is timed, set iterations.
 * A min_time in the definition beats the flag.
 *
 * Returns 0, or -1 with errno EINVAL (no name, no callback, unknown or both
 * flags, a negative number, min_time together with iterations, arguments or
 * argument names missing) or ENOMEM.
 */
int	 gb_register(const struct gb_def *);

/*
 * Add a line to the "context" of the output, before gb_main().  A key that
 * is there already keeps its value; the library says so on standard error.
 * Returns 0, or -1 with errno EINVAL (a null pointer, an empty key) or
 * ENOMEM.
 */
int	 gb_context(const char *, const char *);

/*
 * Run the registered benchmarks as the arguments say; at most once in a
 * process.  The arguments are the library's flags; a program with options
 * of its own takes them out first.  When repetitions are asked for, they
 * are interleaved at random unless the user chose (by flag or environment).
 *
 * Returns 0; 1 if the output could not be written or a benchmark broke the
 * rules of this header (its error is in the output); 2 for bad use: an
 * unknown argument, or no benchmark that matches the filter.  Exits with 2
 * for a flag's impossible value, and with 0 after --help.  A benchmark that
 * was skipped is no failure.
 *
 * Standard output is checked.  The library does not check what it writes
 * to --benchmark_out: where a full disk must be noticed, redirect.
 */
int	 gb_main(int, char **);

/*
 * Whether to run another iteration.  The run callback's loop; the clock
 * runs, and the threads are synchronised, from the first call to the one
 * that returns false, after which it must not be called again.
 */
bool	 gb_keep_running(struct gb_state *);

/*
 * The same for n iterations (at least 1) at once.  The last batch may
 * overshoot: what is run, counted and reported is the least multiple of n
 * that is no less than what was asked for.
 */
bool	 gb_keep_running_batch(struct gb_state *, int64_t);

/*
 * With GB_MANUAL_TIME: add to the time of this thread's run; seconds, zero
 * or more.  Once after each gb_keep_running(), or once after each batch
 * with the time of the whole batch: what is reported is the sum over the
 * iterations.  Without the flag it is ignored.
 */
void	 gb_set_iteration_time(struct gb_state *, double);

/*
 * Report a value under a name; the last value of a thread counts, and all
 * threads must use the same kind.  In the JSON output the name stands
 * beside the library's own ("real_time", "label", ...): use no such name.
 */
void	 gb_counter(struct gb_state *, const char *, double, enum gb_kind);

/* The i-th argument of the definition; breaking the rules if i is beyond. */
int64_t	 gb_arg(struct gb_state *, size_t);

/* The definition's user pointer. */
void	*gb_user(const struct gb_state *);

/* This thread's index, from 0 to gb_threads() - 1. */
int	 gb_thread_index(const struct gb_state *);

/* How many threads run this benchmark; at least 1. */
int	 gb_threads(const struct gb_state *);

/* Iterations that this thread has begun; after the loop, all it has run. */
int64_t	 gb_iterations(const struct gb_state *);

/*
 * Report the benchmark as not run, with a message; the first one counts.
 * The callback may then return at once, or finish its loop, which ends.
 */
void	 gb_skip(struct gb_state *, const char *);

/* A text for the benchmark's line; the last thread's counts. */
void	 gb_label(struct gb_state *, const char *);

#ifdef __cplusplus
}
#endif

#endif /* !_BENCH_MICRO_GBENCH_H_ */
