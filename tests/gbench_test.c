/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * gbench.h, seen from outside: every case is a whole benchmark program in a
 * process of its own, whose JSON, messages and exit status are looked at.
 */

#define	_POSIX_C_SOURCE	200809L

#include <sys/types.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "../bench/micro/gbench.h"

#define	JSON	"--benchmark_format=json"

/* What a benchmark program left behind. */
struct outcome {
	int	 status;		/* its exit status */
	json_t	*json;			/* its output; NULL if it is no JSON */
	char	 messages[4096];	/* its standard error */
};

static void
read_all(FILE *f, char *buf, size_t size)
{
	size_t n;

	rewind(f);
	n = fread(buf, 1, size - 1, f);
	buf[n] = '\0';
}

/*
 * Run a program that registers defs and then calls gb_main(); args end with
 * NULL.  out_path, unless NULL, takes the place of its standard output.
 */
static struct outcome
run_to(const char *out_path, const struct gb_def *defs, size_t ndefs,
    char **args)
{
	struct outcome o = { 0 };
	char *argv[8] = { NULL };
	FILE *out, *messages;
	pid_t pid;
	int argc, wstatus;

	argv[0] = strdup("program");
	for (argc = 1; args[argc - 1] != NULL; argc++) {
		assert_true(argc < 7);
		argv[argc] = args[argc - 1];
	}
	out = out_path != NULL ? fopen(out_path, "w") : tmpfile();
	assert_non_null(out);
	messages = tmpfile();
	assert_non_null(messages);
	fflush(NULL);
	pid = fork();
	assert_int_not_equal(pid, -1);
	if (pid == 0) {
		if (dup2(fileno(out), STDOUT_FILENO) == -1 ||
		    dup2(fileno(messages), STDERR_FILENO) == -1)
			_exit(101);
		for (size_t i = 0; i < ndefs; i++)
			if (gb_register(&defs[i]) != 0)
				_exit(102);
		if (gb_context("weather", "fair") != 0)
			_exit(103);
		_exit(gb_main(argc, argv));
	}
	assert_int_equal(waitpid(pid, &wstatus, 0), pid);
	assert_true(WIFEXITED(wstatus));
	o.status = WEXITSTATUS(wstatus);
	if (out_path == NULL) {
		rewind(out);
		o.json = json_loadf(out, JSON_REJECT_DUPLICATES, NULL);
	}
	read_all(messages, o.messages, sizeof(o.messages));
	fclose(out);
	fclose(messages);
	free(argv[0]);
	return (o);
}

static struct outcome
run(const struct gb_def *defs, size_t ndefs, char **args)
{

	return (run_to(NULL, defs, ndefs, args));
}

/* Run one benchmark; return its entry in the output, which holds just it. */
static json_t *
run_one(const struct gb_def *def, int status)
{
	char *args[] = { JSON, NULL };
	struct outcome o;
	json_t *all, *entry;

	o = run(def, 1, args);
	assert_non_null(o.json);
	assert_int_equal(o.status, status);
	all = json_object_get(o.json, "benchmarks");
	assert_int_equal(json_array_size(all), 1);
	entry = json_incref(json_array_get(all, 0));
	json_decref(o.json);
	return (entry);
}

static double
number(json_t *entry, const char *key)
{
	json_t *value;

	value = json_object_get(entry, key);
	assert_true(json_is_number(value));
	return (json_number_value(value));
}

static void
assert_near(double value, double expected)
{

	if (fabs(value - expected) > 1e-6 * fabs(expected))
		fail_msg("%.9g is not %.9g", value, expected);
}

static void
assert_text(json_t *entry, const char *key, const char *expected)
{
	const char *text;

	text = json_string_value(json_object_get(entry, key));
	assert_non_null(text);
	assert_string_equal(text, expected);
}

static void
loop(struct gb_state *gs)
{

	while (gb_keep_running(gs))
		;
}

static void
report_arguments(struct gb_state *gs)
{

	loop(gs);
	gb_counter(gs, "first", (double)gb_arg(gs, 0), GB_SUM);
	gb_counter(gs, "second", (double)gb_arg(gs, 1), GB_SUM);
	gb_counter(gs, "user", *(const int *)gb_user(gs), GB_SUM);
	gb_counter(gs, "ran", (double)gb_iterations(gs), GB_SUM);
	gb_counter(gs, "of", gb_threads(gs), GB_SUM);
	gb_counter(gs, "index", gb_thread_index(gs), GB_SUM);
}

static void
test_names_and_arguments(void **state)
{
	static const char *const names[] = { "holders", "" };
	static const int64_t args[] = { 2, -64 };
	static int user = 17;
	const struct gb_def def = { .name = "argued", .run = report_arguments,
	    .user = &user, .nargs = 2, .args = args, .arg_names = names,
	    .iterations = 10 };
	json_t *e;

	(void)state;
	e = run_one(&def, 0);
	assert_text(e, "name", "argued/holders:2/-64/iterations:10");
	assert_near(number(e, "iterations"), 10);
	assert_near(number(e, "first"), 2);
	assert_near(number(e, "second"), -64);
	assert_near(number(e, "user"), 17);
	assert_near(number(e, "ran"), 10);
	assert_near(number(e, "of"), 1);
	assert_near(number(e, "index"), 0);
	json_decref(e);
}

/* The definition may go away once it is registered. */
static void
test_definition_is_copied(void **state)
{
	char name[] = "copied", arg_name[] = "n";
	const char *names[] = { arg_name };
	int64_t arg = 3;
	struct gb_def def = { .name = name, .run = loop, .nargs = 1,
	    .args = &arg, .arg_names = names, .iterations = 1 };
	char *none[] = { "--benchmark_list_tests", NULL };
	char line[80];
	FILE *out;
	pid_t pid;
	int wstatus;

	(void)state;
	out = tmpfile();
	assert_non_null(out);
	fflush(NULL);
	pid = fork();
	assert_int_not_equal(pid, -1);
	if (pid == 0) {
		char *argv[] = { name, none[0], NULL };

		if (dup2(fileno(out), STDOUT_FILENO) == -1 ||
		    gb_register(&def) != 0)
			_exit(101);
		memset(name, 'x', sizeof(name) - 1);
		memset(arg_name, 'y', sizeof(arg_name) - 1);
		names[0] = NULL;
		arg = 4;
		memset(&def, 0, sizeof(def));
		_exit(gb_main(2, argv));
	}
	assert_int_equal(waitpid(pid, &wstatus, 0), pid);
	assert_int_equal(wstatus, 0);
	read_all(out, line, sizeof(line));
	assert_string_equal(line, "copied/n:3/iterations:1\n");
	fclose(out);
}

static void
report_counters(struct gb_state *gs)
{

	loop(gs);
	gb_counter(gs, "sum", 30, GB_SUM);
	gb_counter(gs, "mean", 30, GB_MEAN_THREADS);
	gb_counter(gs, "each", 30, GB_PER_ITERATION);
	gb_counter(gs, "indices", gb_thread_index(gs), GB_SUM);
}

static void
test_counters_over_threads(void **state)
{
	const struct gb_def def = { .name = "counted", .run = report_counters,
	    .threads = 2, .iterations = 10, .flags = GB_REAL_TIME };
	json_t *e;

	(void)state;
	e = run_one(&def, 0);
	assert_text(e, "name", "counted/iterations:10/real_time/threads:2");
	assert_near(number(e, "threads"), 2);
	assert_near(number(e, "iterations"), 20);
	assert_near(number(e, "sum"), 60);
	assert_near(number(e, "mean"), 30);
	assert_near(number(e, "each"), 3);
	assert_near(number(e, "indices"), 1);
	json_decref(e);
}

static void
take_a_microsecond(struct gb_state *gs)
{

	while (gb_keep_running(gs))
		gb_set_iteration_time(gs, 1e-6);
	gb_counter(gs, "rate", 10, GB_RATE);
	gb_counter(gs, "ns", 1000, GB_MEAN_THREADS);
}

static void
test_manual_time(void **state)
{
	const struct gb_def def = { .name = "timed",
	    .run = take_a_microsecond, .iterations = 10,
	    .flags = GB_MANUAL_TIME };
	json_t *e;

	(void)state;
	e = run_one(&def, 0);
	assert_text(e, "name", "timed/iterations:10/manual_time");
	assert_text(e, "time_unit", "ns");
	assert_near(number(e, "real_time"), 1000);
	assert_near(number(e, "rate"), 10 / 10e-6);
	json_decref(e);
}

/* Before 1.9 the library divides threaded times; the counter is the same. */
static void
test_manual_time_of_threads(void **state)
{
	const struct gb_def def = { .name = "timed", .threads = 2,
	    .run = take_a_microsecond, .iterations = 10,
	    .flags = GB_MANUAL_TIME };
	double ns;
	json_t *e;

	(void)state;
	e = run_one(&def, 0);
	ns = number(e, "real_time");
	assert_near(ns, ns < 750 ? 500 : 1000);
	assert_near(number(e, "ns"), 1000);
	json_decref(e);
}

static void
take_a_microsecond_of_twenty(struct gb_state *gs)
{
	struct timespec start, now;

	while (gb_keep_running(gs)) {
		clock_gettime(CLOCK_MONOTONIC, &start);
		do
			clock_gettime(CLOCK_MONOTONIC, &now);
		while ((now.tv_sec - start.tv_sec) * 1000000000L +
		    now.tv_nsec - start.tv_nsec < 20000);
		gb_set_iteration_time(gs, 1e-6);
	}
}

/*
 * At 5 ms the limit on wall time would be 25 ms, 1,250 iterations; manual
 * time goes on until it has its 5,000.
 */
static void
test_manual_time_has_no_wall_limit(void **state)
{
	const struct gb_def def = { .name = "slow", .min_time = 0.005,
	    .run = take_a_microsecond_of_twenty, .flags = GB_MANUAL_TIME };
	json_t *e;

	(void)state;
	e = run_one(&def, 0);
	assert_true(number(e, "iterations") >= 5000);
	json_decref(e);
}

static void
run_batches(struct gb_state *gs)
{
	int64_t iterations = 0;

	while (gb_keep_running_batch(gs, 64)) {
		iterations += 64;
		gb_set_iteration_time(gs, 64e-6);
	}
	gb_counter(gs, "exact", iterations == gb_iterations(gs), GB_SUM);
}

static void
test_batches(void **state)
{
	struct gb_def def = { .name = "batched", .run = run_batches,
	    .flags = GB_MANUAL_TIME, .min_time = 0.01 };
	json_t *e;

	(void)state;
	e = run_one(&def, 0);
	assert_int_equal((int64_t)number(e, "iterations") % 64, 0);
	assert_near(number(e, "exact"), 1);
	assert_near(number(e, "real_time"), 1000);
	json_decref(e);

	/* It overshoots to the next whole batch, and says so. */
	def.min_time = 0;
	def.iterations = 100;
	e = run_one(&def, 0);
	assert_near(number(e, "iterations"), 128);
	assert_near(number(e, "exact"), 1);
	assert_near(number(e, "real_time"), 1000);
	json_decref(e);

	def.iterations = 128;
	e = run_one(&def, 0);
	assert_near(number(e, "iterations"), 128);
	json_decref(e);
}

static void
label(struct gb_state *gs)
{

	loop(gs);
	gb_label(gs, "wrong \"variant\"");
}

static void
test_label_and_context(void **state)
{
	const struct gb_def def = { .name = "labelled", .run = label,
	    .iterations = 1 };
	char *args[] = { JSON, NULL };
	struct outcome o;
	json_t *all;

	(void)state;
	o = run(&def, 1, args);
	assert_int_equal(o.status, 0);
	all = json_object_get(o.json, "benchmarks");
	assert_text(json_array_get(all, 0), "label", "wrong \"variant\"");
	assert_text(json_object_get(o.json, "context"), "weather", "fair");
	json_decref(o.json);

	errno = 0;
	assert_int_equal(gb_context("", "value"), -1);
	assert_int_equal(errno, EINVAL);
	errno = 0;
	assert_int_equal(gb_context("key", NULL), -1);
	assert_int_equal(errno, EINVAL);
}

static void
give_up(struct gb_state *gs)
{

	gb_skip(gs, "race of 4 needs 4 PUs, 2 are there");
}

static void
skip_in_the_loop(struct gb_state *gs)
{

	while (gb_keep_running(gs))
		if (gb_thread_index(gs) == 1)
			gb_skip(gs, "the second thread gave up");
}

static void
test_skip(void **state)
{
	struct gb_def def = { .name = "skipped", .run = give_up,
	    .flags = GB_MANUAL_TIME };
	json_t *e;

	(void)state;
	e = run_one(&def, 0);
	assert_true(json_is_true(json_object_get(e, "error_occurred")));
	assert_text(e, "error_message", "race of 4 needs 4 PUs, 2 are there");
	json_decref(e);

	def.threads = 2;
	e = run_one(&def, 0);
	assert_text(e, "error_message", "race of 4 needs 4 PUs, 2 are there");
	json_decref(e);

	def.run = skip_in_the_loop;
	def.flags = 0;
	def.iterations = 1000;
	e = run_one(&def, 0);
	assert_text(e, "error_message", "the second thread gave up");
	json_decref(e);
}

static void
return_at_once(struct gb_state *gs)
{

	(void)gs;
}

static void
return_early(struct gb_state *gs)
{

	(void)gb_keep_running(gs);
}

static void
ask_beyond(struct gb_state *gs)
{

	(void)gb_arg(gs, 0);
	loop(gs);
}

static void
run_batch_of_none(struct gb_state *gs)
{

	while (gb_keep_running_batch(gs, 0))
		;
}

static void
take_no_number(struct gb_state *gs)
{

	while (gb_keep_running(gs))
		gb_set_iteration_time(gs, (double)NAN);
}

/* A benchmark that breaks the rules is named, and fails the program. */
static void
test_broken_rules(void **state)
{
	static const struct {
		void		(*run)(struct gb_state *);
		unsigned int	 flags;
		const char	*message;
	} cases[] = {
		{ return_at_once, 0,
		    "returned while gb_keep_running was still true" },
		{ return_early, 0,
		    "returned while gb_keep_running was still true" },
		{ loop, GB_MANUAL_TIME,
		    "manual time, but gb_set_iteration_time not called" },
		{ ask_beyond, 0,
		    "gb_arg beyond the arguments of the definition" },
		{ run_batch_of_none, 0,
		    "gb_keep_running_batch needs a batch of 1 or more" },
		{ take_no_number, GB_MANUAL_TIME,
		    "gb_set_iteration_time needs 0 seconds or more" },
	};
	json_t *e;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct gb_def def = { .name = "broken",
		    .run = cases[i].run, .flags = cases[i].flags };

		e = run_one(&def, 1);
		assert_text(e, "error_message", cases[i].message);
		json_decref(e);
	}
}

static void
test_bad_definitions(void **state)
{
	static const char *const hole[] = { NULL };
	static const int64_t arg = 1;
	const struct gb_def bad[] = {
		{ .run = loop },
		{ .name = "", .run = loop },
		{ .name = "b" },
		{ .name = "b", .run = loop, .flags = 1 << 7 },
		{ .name = "b", .run = loop,
		    .flags = GB_MANUAL_TIME | GB_REAL_TIME },
		{ .name = "b", .run = loop, .threads = -1 },
		{ .name = "b", .run = loop, .iterations = -1 },
		{ .name = "b", .run = loop, .min_time = -1 },
		{ .name = "b", .run = loop, .min_time = (double)NAN },
		{ .name = "b", .run = loop, .min_time = 1, .iterations = 1 },
		{ .name = "b", .run = loop, .nargs = 1 },
		{ .name = "b", .run = loop, .nargs = 1, .args = &arg,
		    .arg_names = hole },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		errno = 0;
		assert_int_equal(gb_register(&bad[i]), -1);
		assert_int_equal(errno, EINVAL);
	}
	errno = 0;
	assert_int_equal(gb_register(NULL), -1);
	assert_int_equal(errno, EINVAL);
}

static void
test_bad_use(void **state)
{
	static const struct {
		char		*arg;
		const char	*message;
	} cases[] = {
		{ "--no_such_flag",
		    "unknown argument or bad value: --no_such_flag; see --help" },
		{ "stray", "unknown argument or bad value: stray" },
		{ "--benchmark_repetitions=x",
		    "unknown argument or bad value: --benchmark_repetitions=x" },
		{ "--benchmark_format=xml", "bad value of --benchmark_format" },
		{ "--benchmark_filter=nothing_like_it", "match" },
	};
	const struct gb_def def = { .name = "idle", .run = loop,
	    .iterations = 1 };
	struct outcome o;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *args[] = { cases[i].arg, NULL };

		o = run(&def, 1, args);
		assert_int_equal(o.status, 2);
		assert_non_null(strstr(o.messages, cases[i].message));
	}
}

static void
test_help(void **state)
{
	const struct gb_def def = { .name = "idle", .run = loop };
	char *args[] = { "--help", NULL };
	struct outcome o;

	(void)state;
	o = run(&def, 1, args);
	assert_int_equal(o.status, 0);
	assert_string_equal(o.messages, "");
}

static void
test_full_disk(void **state)
{
	const struct gb_def def = { .name = "idle", .run = loop,
	    .iterations = 1 };
	static char *args[][2] = { { JSON, NULL }, { NULL } };
	struct outcome o;

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		skip();
	for (size_t i = 0; i < sizeof(args) / sizeof(args[0]); i++) {
		o = run_to("/dev/full", &def, 1, args[i]);
		assert_int_equal(o.status, 1);
		assert_non_null(strstr(o.messages,
		    "cannot write the results to standard output"));
	}
}

/*
 * Room for some stacks, not for all: it must end, and with a clear line.  A
 * sanitizer that maps its shadow has no use for a limit on address space.
 */
static void
test_not_enough_threads(void **state)
{
	const struct gb_def def = { .name = "crowd", .run = loop,
	    .threads = 64, .iterations = 1 };
	const struct rlimit room = { 256 << 20, 256 << 20 };
	char *argv[] = { "program", NULL };
	char text[4096];
	FILE *messages;
	pid_t pid;
	int wstatus;

	(void)state;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
	skip();
#endif
	messages = tmpfile();
	assert_non_null(messages);
	fflush(NULL);
	pid = fork();
	assert_int_not_equal(pid, -1);
	if (pid == 0) {
		alarm(20);
		if (dup2(fileno(messages), STDERR_FILENO) == -1 ||
		    close(STDOUT_FILENO) != 0 || gb_register(&def) != 0 ||
		    setrlimit(RLIMIT_AS, &room) != 0)
			_exit(101);
		_exit(gb_main(1, argv));
	}
	assert_int_equal(waitpid(pid, &wstatus, 0), pid);
	assert_true(WIFEXITED(wstatus));
	assert_int_equal(WEXITSTATUS(wstatus), 1);
	read_all(messages, text, sizeof(text));
	assert_non_null(strstr(text, "out of memory or threads"));
	fclose(messages);
}

/* Write this benchmark's letter for every run of it. */
static void
leave_a_trace(struct gb_state *gs)
{
	const char *letter = gb_user(gs);

	loop(gs);
	if (write(STDERR_FILENO, letter, 2) != 2)
		gb_skip(gs, "cannot write");
}

/* How often the traces "<A" and "<B" in a program's messages alternate. */
static int
switches(const char *messages)
{
	const char *p;
	char last;
	int n;

	n = 0;
	last = 'A';
	for (p = strchr(messages, '<'); p != NULL; p = strchr(p + 1, '<')) {
		if (p[1] != last)
			n++;
		last = p[1];
	}
	return (n);
}

/*
 * 32 runs in random order stay two blocks, A's and B's, with a chance of
 * 2 / C(32, 16), 3e-9.
 */
static void
test_repetitions_are_interleaved(void **state)
{
	const struct gb_def defs[] = {
		{ .name = "a", .run = leave_a_trace, .user = "<A",
		    .iterations = 1 },
		{ .name = "b", .run = leave_a_trace, .user = "<B",
		    .iterations = 1 },
	};
	char *once[] = { JSON, NULL };
	char *often[] = { JSON, "--benchmark_repetitions=16", NULL };
	char *ordered[] = { JSON, "--benchmark_repetitions=16",
	    "--benchmark_enable_random_interleaving=false", NULL };
	const char *variable = "BENCHMARK_ENABLE_RANDOM_INTERLEAVING";
	struct outcome o;

	(void)state;
	unsetenv(variable);
	o = run(defs, 2, often);
	assert_int_equal(o.status, 0);
	assert_true(switches(o.messages) > 1);
	json_decref(o.json);

	o = run(defs, 2, ordered);
	assert_int_equal(switches(o.messages), 1);
	json_decref(o.json);

	setenv(variable, "false", 1);
	o = run(defs, 2, often);
	assert_int_equal(switches(o.messages), 1);
	json_decref(o.json);
	unsetenv(variable);

	/* Ten times in the same order by chance: 1 in 1024. */
	for (int i = 0; i < 10; i++) {
		o = run(defs, 2, once);
		assert_int_equal(switches(o.messages), 1);
		json_decref(o.json);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_and_arguments),
		cmocka_unit_test(test_definition_is_copied),
		cmocka_unit_test(test_counters_over_threads),
		cmocka_unit_test(test_manual_time),
		cmocka_unit_test(test_manual_time_of_threads),
		cmocka_unit_test(test_manual_time_has_no_wall_limit),
		cmocka_unit_test(test_batches),
		cmocka_unit_test(test_label_and_context),
		cmocka_unit_test(test_skip),
		cmocka_unit_test(test_broken_rules),
		cmocka_unit_test(test_bad_definitions),
		cmocka_unit_test(test_bad_use),
		cmocka_unit_test(test_help),
		cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_not_enough_threads),
		cmocka_unit_test(test_repetitions_are_interleaved),
	};

	return (cmocka_run_group_tests(tests, NULL, NULL));
}
