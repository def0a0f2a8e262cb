/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <benchmark/benchmark.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <vector>

#include <err.h>
#include <unistd.h>

#include "gbench.h"

struct gb_state {
	benchmark::State &st;
	bool		finished;	/* the loop ran to its end */
	bool		timed;		/* an iteration time was set */
};

/* A benchmark broke the rules of gbench.h: gb_main() must not return 0. */
static bool misused;

static bool help_asked;

/* Where every exception ends that must not reach C. */
[[noreturn]] static void
give_up()
{

	warnx("out of memory: raise the limits (ulimit -a)");
	_exit(1);
}

static void
misuse(gb_state *gs, const char *what)
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
check_run(gb_state *gs)
{

	if (gs->st.error_occurred())
		return;
	if (!gs->finished)
		misuse(gs, "returned while there was more to run");
	else if (!gs->timed)
		misuse(gs, "gb_set_iteration_time was not called");
}

int
gb_register(const char *name, void (*run)(gb_state *, void *), void *user)
try {
	if (name == nullptr || *name == '\0' || run == nullptr) {
		errno = EINVAL;
		return (-1);
	}
	benchmark::RegisterBenchmark(name, [run, user](benchmark::State &st) {
		gb_state gs = { st, false, false };

		run(&gs, user);
		check_run(&gs);
	})->UseManualTime();
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
 * The library calls this for --help and for a flag's impossible value, and then
 * exits with status 0 in either case.
 */
static void
usage()
{

	if (!help_asked) {
		warnx("bad value of --benchmark_format, --benchmark_out_format, "
		    "--benchmark_time_unit or --benchmark_color; see --help");
		std::exit(2);
	}
	benchmark::PrintDefaultHelp();
}

/* Are repetitions asked for, and is their order left to us? */
static bool
interleave(int argc, char **argv)
{
	static const char flag[] = "--benchmark_repetitions=";
	const char *value;
	int i;

	value = std::getenv("BENCHMARK_REPETITIONS");
	for (i = 1; i < argc; i++)
		if (std::strncmp(argv[i], flag, sizeof(flag) - 1) == 0)
			value = argv[i] + sizeof(flag) - 1;
	return (value != nullptr && std::strtol(value, nullptr, 10) > 1 &&
	    std::getenv("BENCHMARK_ENABLE_RANDOM_INTERLEAVING") == nullptr);
}

int
gb_main(int argc, char **argv)
try {
	static char random[] = "--benchmark_enable_random_interleaving=true";
	std::vector<char *> args;
	int i, n;

	/* Ahead of the user's flags, of which the last one counts. */
	args.push_back(argv[0]);
	if (interleave(argc, argv))
		args.push_back(random);
	for (i = 1; i < argc; i++) {
		args.push_back(argv[i]);
		if (std::strcmp(argv[i], "--help") == 0)
			help_asked = true;
	}
	n = static_cast<int>(args.size());
	args.push_back(nullptr);

	benchmark::Initialize(&n, args.data(), usage);
	for (i = 1; i < n; i++)
		warnx("unknown argument or bad value: %s; see --help", args[i]);
	if (n > 1)
		return (2);
	if (benchmark::RunSpecifiedBenchmarks() == 0)
		return (2);		/* the library has said why */
	benchmark::Shutdown();

	std::cout.flush();
	if (!std::cout || std::fflush(stdout) != 0 || std::ferror(stdout)) {
		warnx("cannot write the results to standard output: "
		    "is the disk full?");
		return (1);
	}
	return (misused ? 1 : 0);
} catch (const std::exception &e) {
	warnx("cannot run the benchmarks: %s", e.what());
	return (1);
}

bool
gb_keep_running_batch(gb_state *gs, int64_t n)
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
gb_set_iteration_time(gb_state *gs, double seconds)
{

	gs->timed = true;
	if (!(seconds >= 0))		/* nor a NaN */
		misuse(gs, "gb_set_iteration_time needs 0 seconds or more");
	else
		gs->st.SetIterationTime(seconds);
}
