/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Google Benchmark for C: as much of it as the micro benchmark uses.
 *
 * A program registers its benchmarks and hands its arguments to gb_main(); from
 * there it is an ordinary Google Benchmark program, with the library's flags
 * and output.  Nothing of C++ is visible here, and no exception leaves these
 * functions.
 *
 * Every benchmark sets its own time.  The library's way to pause its clock
 * takes 500 ns, ten times what an exit takes, and a read of the clock around
 * each iteration 52; a batch costs 0.39 ns an iteration or less.
 *
 * Tested with Google Benchmark 1.7.1 and 1.9.1.
 */
#ifndef _BENCH_MICRO_GBENCH_H_
#define	_BENCH_MICRO_GBENCH_H_

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One run of one benchmark; valid until its callback returns. */
struct gb_state;

/*
 * Registers a benchmark, before gb_main().  The callback is called once for
 * each run, with more iterations each time until the time it has set reaches
 * the library's minimum.  Returns 0, or -1 with errno EINVAL (no name, no
 * callback) or ENOMEM.
 */
int	gb_register(const char *name, void (*run)(struct gb_state *, void *),
	    void *user);

/*
 * Adds a line to the "context" of the output, before gb_main().  Returns 0, or
 * -1 with errno EINVAL (a null pointer, an empty key) or ENOMEM.
 */
int	gb_context(const char *key, const char *value);

/*
 * Runs the registered benchmarks as the arguments say; at most once in a
 * process.  When repetitions are asked for they are interleaved at random,
 * unless the user chose.  Address-space randomisation stays on: from 1.9.3 the
 * library's own main() starts the program again without it, and one layout is
 * one sample.
 *
 * Returns 0; 1 if the output could not be written or a benchmark broke the
 * rules of this header (its error is in the output); 2 for an unknown argument,
 * or where no benchmark matches the filter.  Exits with 2 for a flag's
 * impossible value, and with 0 after --help.
 */
int	gb_main(int argc, char **argv);

/*
 * The callback's loop: whether to run another batch of n iterations, 1 or more.
 * The last batch may overshoot; what was run is what is reported.  After the
 * call that returns false it must not be called again.
 */
bool	gb_keep_running_batch(struct gb_state *, int64_t n);

/* The time of the batch just run, in seconds, 0 or more; once for each. */
void	gb_set_iteration_time(struct gb_state *, double seconds);

#ifdef __cplusplus
}
#endif

#endif /* !_BENCH_MICRO_GBENCH_H_ */
