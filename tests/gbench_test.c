/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * gbench.h, seen from outside: every case is a whole benchmark program in a
 * process of its own, whose JSON, messages and exit status are looked at.
 */
#include <sys/types.h>
#include <sys/wait.h>

#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "../bench/micro/gbench.h"

/* cmocka hands each test a state. */
#pragma GCC diagnostic ignored "-Wunused-parameter"

#define	JSON	"--benchmark_format=json"
#define	ONCE	"--benchmark_min_time=0"

typedef void callback(struct gb_state *, void *);

/* What a benchmark program left behind. */
struct outcome {
	int	status;			/* its exit status */
	json_t	*json;			/* its output; NULL if it is no JSON */
	char	messages[4096];		/* its standard error */
};

/*
 * Runs a program that registers the callback as "a" and as "b", with their user
 * pointers; args begin with its name and end with NULL.
 */
static struct outcome
run_two(callback *fn, void *a, void *b, char **args)
{
	struct outcome o = { 0, NULL, "" };
	FILE *out, *messages;
	pid_t pid;
	int argc, wstatus;

	for (argc = 0; args[argc] != NULL; argc++)
		;
	out = tmpfile();
	messages = tmpfile();
	assert_non_null(out);
	assert_non_null(messages);
	fflush(NULL);
	pid = fork();
	assert_int_not_equal(pid, -1);
	if (pid == 0) {
		if (dup2(fileno(out), STDOUT_FILENO) == -1 ||
		    dup2(fileno(messages), STDERR_FILENO) == -1 ||
		    gb_register("a", fn, a) != 0 ||
		    gb_register("b", fn, b) != 0 ||
		    gb_context("weather", "fair") != 0)
			_exit(101);
		_exit(gb_main(argc, args));
	}
	assert_int_equal(waitpid(pid, &wstatus, 0), pid);
	assert_true(WIFEXITED(wstatus));
	o.status = WEXITSTATUS(wstatus);
	rewind(out);
	o.json = json_loadf(out, JSON_REJECT_DUPLICATES, NULL);
	rewind(messages);
	(void)!fread(o.messages, 1, sizeof(o.messages) - 1, messages);
	fclose(out);
	fclose(messages);
	return (o);
}

static struct outcome
run(callback *fn, void *user, char **args)
{

	return (run_two(fn, user, user, args));
}

static const char *
text(const json_t *entry, const char *key)
{

	assert_true(json_is_string(json_object_get(entry, key)));
	return (json_string_value(json_object_get(entry, key)));
}

static double
number(const json_t *entry, const char *key)
{

	assert_true(json_is_number(json_object_get(entry, key)));
	return (json_number_value(json_object_get(entry, key)));
}

/* Batches of *user iterations, of a microsecond each. */
static void
in_batches(struct gb_state *gs, void *user)
{
	const int64_t n = *(const int64_t *)user;

	while (gb_keep_running_batch(gs, n))
		gb_set_iteration_time(gs, (double)n * 1e-6);
}

static void
test_time_and_batches(void **state)
{
	char *args[] = { "program", JSON, ONCE, NULL };
	int64_t n;
	struct outcome o;
	json_t *entry;

	n = 64;
	o = run(in_batches, &n, args);
	assert_int_equal(o.status, 0);
	assert_string_equal(text(json_object_get(o.json, "context"),
	    "weather"), "fair");
	entry = json_array_get(json_object_get(o.json, "benchmarks"), 0);
	assert_string_equal(text(entry, "name"), "a/manual_time");
	assert_string_equal(text(entry, "time_unit"), "ns");
	assert_int_equal(fmod(number(entry, "iterations"), 64), 0);
	assert_true(fabs(number(entry, "real_time") - 1000) < 1e-3);
	json_decref(o.json);
}

static void
leaves_early(struct gb_state *gs, void *user)
{

	(void)user;
	(void)gb_keep_running_batch(gs, 1);
	gb_set_iteration_time(gs, 1e-6);
}

static void
sets_no_time(struct gb_state *gs, void *user)
{

	(void)user;
	while (gb_keep_running_batch(gs, 1))
		;
}

static void
sets_nan(struct gb_state *gs, void *user)
{

	(void)user;
	while (gb_keep_running_batch(gs, 1))
		gb_set_iteration_time(gs, NAN);
}

static void
test_broken_rules(void **state)
{
	static int64_t none;
	static const struct {
		callback	*fn;
		const char	*says;
	} broken[] = {
		{ leaves_early, "returned while there was more to run" },
		{ sets_no_time, "gb_set_iteration_time was not called" },
		{ sets_nan, "gb_set_iteration_time needs 0 seconds or more" },
		{ in_batches, "gb_keep_running_batch needs a batch" },
	};
	char *args[] = { "program", JSON, ONCE, NULL };
	struct outcome o;
	json_t *entry;
	size_t i;

	for (i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		o = run(broken[i].fn, &none, args);
		assert_int_equal(o.status, 1);
		entry = json_array_get(json_object_get(o.json, "benchmarks"),
		    0);
		assert_true(json_is_true(json_object_get(entry,
		    "error_occurred")));
		assert_non_null(strstr(text(entry, "error_message"),
		    broken[i].says));
		json_decref(o.json);
	}
}

static void
test_bad_definitions(void **state)
{

	errno = 0;
	assert_int_equal(gb_register("", in_batches, NULL), -1);
	assert_int_equal(errno, EINVAL);
	assert_int_equal(gb_register(NULL, in_batches, NULL), -1);
	assert_int_equal(gb_register("x", NULL, NULL), -1);
	assert_int_equal(gb_context("", "x"), -1);
	assert_int_equal(gb_context("x", NULL), -1);
}

/* Leaves its letter in the messages at every run. */
static void
leave_a_trace(struct gb_state *gs, void *user)
{

	while (gb_keep_running_batch(gs, 1))
		gb_set_iteration_time(gs, 1);
	fprintf(stderr, "<%s", (const char *)user);
	fflush(stderr);
}

/* How often the traces of a and b in a program's messages alternate. */
static int
switches(const char *messages)
{
	const char *p;
	char last;
	int n;

	n = 0;
	last = 'a';
	for (p = strchr(messages, '<'); p != NULL; p = strchr(p + 1, '<')) {
		n += p[1] != last;
		last = p[1];
	}
	return (n);
}

/* 32 runs in random order stay two blocks with a chance of 2 / C(32, 16). */
static void
test_repetitions_are_interleaved(void **state)
{
	char *args[] = { "program", "--benchmark_repetitions=16", ONCE, NULL,
	    NULL };
	struct outcome o;

	o = run_two(leave_a_trace, "a", "b", args);
	assert_int_equal(o.status, 0);
	assert_true(switches(o.messages) > 1);
	args[3] = "--benchmark_enable_random_interleaving=false";
	o = run_two(leave_a_trace, "a", "b", args);
	assert_int_equal(switches(o.messages), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_time_and_batches),
		cmocka_unit_test(test_broken_rules),
		cmocka_unit_test(test_bad_definitions),
		cmocka_unit_test(test_repetitions_are_interleaved),
	};

	return (cmocka_run_group_tests(tests, NULL, NULL));
}
