/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <benchmark/benchmark.h>

#include <atomic>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <err.h>
#include <unistd.h>

#include "gbench.h"

#define	HELP		"--help"
#define	REPETITIONS	"--benchmark_repetitions="

struct gb_state {
	benchmark::State &st;
	void		*user;
	size_t		 nargs;
	bool		 finished;	/* the loop ran to its end */
	bool		 timed;		/* an iteration time was set */
};

/* A benchmark broke the rules of gbench.h: gb_main() must not return 0. */
static std::atomic<bool> misused;

static bool help_asked;

/*
 * Where every exception ends that must not reach C, or that cannot be caught:
 * the library may throw while threads that it started still run.
 */
[[noreturn]] static void
give_up()
{
	warnx("out of memory or threads: raise the limits (ulimit -a) or run fewer threads");
	_exit(1);
}

static void
misuse(struct gb_state *gs, const char *what)
try {
	misused = true;
	gs->st.SkipWithError(what);
} catch (...) {
	give_up();
}

/*
 * The library checks neither of these when built for release, and reports a
 * time of nothing as if it had been measured.
 */
static void
check_run(struct gb_state *gs, bool manual)
{
	if (gs->st.error_occurred())
		return;
	if (!gs->finished)
		misuse(gs, "returned while gb_keep_running was still true");
	else if (manual && !gs->timed)
		misuse(gs, "manual time, but gb_set_iteration_time not called");
}

/*
 * Stop before a run for which there are not enough threads.  The library
 * would stop in the middle of starting them, and for ever: it destroys the
 * condition variable that those already started wait for.
 */
static void
check_threads(const benchmark::State &st)
{
	static int proven = 1;
	std::vector<std::thread> pool;
	std::mutex gate;
	bool enough = true;

	if (st.threads() <= proven)
		return;
	gate.lock();
	try {
		pool.reserve(st.threads());
		for (int i = 1; i < st.threads(); i++)
			pool.emplace_back([&gate]() {
				std::lock_guard<std::mutex> pass(gate);
			});
	} catch (const std::exception &) {
		enough = false;
	}
	gate.unlock();
	for (std::thread &thread : pool)
		thread.join();
	if (!enough)
		give_up();
	proven = st.threads();
}

static bool
valid(const struct gb_def *def)
{
	const unsigned int known = GB_MANUAL_TIME | GB_REAL_TIME;

	if (def == nullptr || def->name == nullptr || *def->name == '\0' ||
	    def->run == nullptr)
		return (false);
	if ((def->flags & ~known) != 0 || def->flags == known)
		return (false);
	if (def->threads < 0 || def->iterations < 0 ||
	    !std::isfinite(def->min_time) || def->min_time < 0)
		return (false);
	if (def->iterations > 0 && def->min_time > 0)
		return (false);
	if (def->nargs > 0 && def->args == nullptr)
		return (false);
	for (size_t i = 0; def->arg_names != nullptr && i < def->nargs; i++)
		if (def->arg_names[i] == nullptr)
			return (false);
	return (true);
}

int
gb_register(const struct gb_def *def)
try {
	if (!valid(def)) {
		errno = EINVAL;
		return (-1);
	}

	std::vector<int64_t> args;
	std::vector<std::string> names;
	for (size_t i = 0; i < def->nargs; i++) {
		args.push_back(def->args[i]);
		if (def->arg_names != nullptr)
			names.push_back(def->arg_names[i]);
	}

	auto *b = benchmark::RegisterBenchmark(def->name,
	    [run = def->run, user = def->user, nargs = def->nargs,
	    manual = (def->flags & GB_MANUAL_TIME) != 0]
	    (benchmark::State &st) {
		struct gb_state gs = { st, user, nargs, false, false };

		run(&gs);
		check_run(&gs, manual);
	});
	if (!args.empty())
		b->Args(args);
	if (!names.empty())
		b->ArgNames(names);
	if (def->flags & GB_MANUAL_TIME)
		b->UseManualTime();
	if (def->flags & GB_REAL_TIME)
		b->UseRealTime();
	if (def->threads > 0)
		b->Threads(def->threads)->Setup(check_threads);
	if (def->min_time > 0)
		b->MinTime(def->min_time);
	if (def->iterations > 0)
		b->Iterations(def->iterations);
	return (0);
} catch (...) {
	errno = ENOMEM;
	return (-1);
}

int
gb_context(const char *key, const char *value)
try {
	if (key == nullptr || *key == '\0' || value == nullptr) {
		errno = EINVAL;
		return (-1);
	}
	benchmark::AddCustomContext(key, value);
	return (0);
} catch (...) {
	errno = ENOMEM;
	return (-1);
}

/*
 * The library calls this for --help and for a flag's impossible value, and
 * then exits with status 0 in either case.
 */
static void
usage()
{
	if (!help_asked) {
		warnx("bad value of --benchmark_format, --benchmark_out_format, --benchmark_time_unit or --benchmark_color; see --help");
		std::exit(2);
	}
	benchmark::PrintDefaultHelp();
}

static long
repetitions(int argc, char **argv)
{
	const char *value = std::getenv("BENCHMARK_REPETITIONS");

	for (int i = 1; i < argc; i++)
		if (std::strncmp(argv[i], REPETITIONS,
		    sizeof(REPETITIONS) - 1) == 0)
			value = argv[i] + sizeof(REPETITIONS) - 1;
	return (value == nullptr ? 1 : std::strtol(value, nullptr, 10));
}

/*
 * Address space randomisation stays on.  The library's own main(), from 1.9.3,
 * starts the program again without it, so that every run has the same layout;
 * but one layout is one sample, and which of two equal functions is "faster"
 * depends on it.  Here a fresh process is a fresh sample, and the interval over
 * them covers the layouts.
 */
int
gb_main(int argc, char **argv)
try {
	static char program[] = "benchmark";
	static char interleave[] =
	    "--benchmark_enable_random_interleaving=true";
	std::vector<char *> args;
	int n;

	std::set_terminate(give_up);
	args.push_back(argc > 0 ? argv[0] : program);
	/*
	 * Ahead of the user's flags, of which the last one counts.  Not for
	 * a single repetition: that would shuffle the order of the output
	 * and interleave nothing.
	 */
	if (repetitions(argc, argv) > 1 &&
	    std::getenv("BENCHMARK_ENABLE_RANDOM_INTERLEAVING") == nullptr)
		args.push_back(interleave);
	for (int i = 1; i < argc; i++) {
		args.push_back(argv[i]);
		if (std::strcmp(argv[i], HELP) == 0)
			help_asked = true;
	}
	n = static_cast<int>(args.size());
	args.push_back(nullptr);

	benchmark::Initialize(&n, args.data(), usage);
	if (n > 1) {
		for (int i = 1; i < n; i++)
			warnx("unknown argument or bad value: %s; see --help",
			    args[i]);
		return (2);
	}
	if (benchmark::RunSpecifiedBenchmarks() == 0)
		return (2);		/* the library has said why */
	benchmark::Shutdown();

	std::cout.flush();
	if (!std::cout || std::fflush(stdout) != 0 || std::ferror(stdout)) {
		warnx("cannot write the results to standard output: is the disk full?");
		return (1);
	}
	return (misused ? 1 : 0);
} catch (const std::exception &e) {
	warnx("cannot run the benchmarks: %s", e.what());
	return (1);
}

bool
gb_keep_running(struct gb_state *gs)
try {
	if (gs->st.KeepRunning())
		return (true);
	gs->finished = true;
	return (false);
} catch (...) {
	give_up();
}

bool
gb_keep_running_batch(struct gb_state *gs, int64_t n)
try {
	/* The library would run for ever. */
	if (n < 1) {
		misuse(gs, "gb_keep_running_batch needs a batch of 1 or more");
		n = 1;
	}
	if (gs->st.KeepRunningBatch(n))
		return (true);
	gs->finished = true;
	return (false);
} catch (...) {
	give_up();
}

void
gb_set_iteration_time(struct gb_state *gs, double seconds)
{
	gs->timed = true;
	if (!(seconds >= 0))		/* nor a NaN */
		misuse(gs, "gb_set_iteration_time needs 0 seconds or more");
	else
		gs->st.SetIterationTime(seconds);
}

void
gb_counter(struct gb_state *gs, const char *name, double value,
    enum gb_kind kind)
try {
	benchmark::Counter::Flags flags = benchmark::Counter::kDefaults;

	switch (kind) {
	case GB_SUM:
		break;
	case GB_MEAN_THREADS:
		flags = benchmark::Counter::kAvgThreads;
		break;
	case GB_PER_ITERATION:
		flags = benchmark::Counter::kAvgIterations;
		break;
	case GB_RATE:
		flags = benchmark::Counter::kIsRate;
		break;
	}
	gs->st.counters[name] = benchmark::Counter(value, flags);
} catch (...) {
	give_up();
}

int64_t
gb_arg(struct gb_state *gs, size_t i)
{
	if (i >= gs->nargs) {
		misuse(gs, "gb_arg beyond the arguments of the definition");
		return (0);
	}
	return (gs->st.range(i));
}

void *
gb_user(const struct gb_state *gs)
{
	return (gs->user);
}

int
gb_thread_index(const struct gb_state *gs)
{
	return (gs->st.thread_index());
}

int
gb_threads(const struct gb_state *gs)
{
	return (gs->st.threads());
}

int64_t
gb_iterations(const struct gb_state *gs)
{
	return (gs->st.iterations());
}

void
gb_skip(struct gb_state *gs, const char *message)
try {
	gs->st.SkipWithError(message);
} catch (...) {
	give_up();
}

void
gb_label(struct gb_state *gs, const char *text)
try {
	gs->st.SetLabel(text);
} catch (...) {
	give_up();
}
