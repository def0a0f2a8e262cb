/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The kernel's model, with its KASSERTs on, under the sanitizers. */
#include <sys/resource.h>
#include <sys/wait.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cpu.h"
#include "kernel_cases.h"
#include "kmem_limits.h"
#include "variants.h"

/* cmocka hands each test a state. */
#pragma GCC diagnostic ignored "-Wunused-parameter"

static void
test_cases(void **state)
{
	static const char *(*const cases[])(void) = {
		case_refcount, case_atomic, case_cpuset, case_acquire_ref
	};
	const char *wrong;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if ((wrong = cases[i]()) != NULL)
			fail_msg("%s", wrong);
}

static void
check_panics(const struct case_kassert *k)
{
	FILE *said;
	char line[256];
	pid_t pid;
	int end[2], status;

	assert_int_equal(pipe(end), 0);
	pid = fork();
	assert_int_not_equal(pid, -1);
	if (pid == 0) {
		(void)setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
		(void)dup2(end[1], STDERR_FILENO);
		k->fn();
		_exit(0);
	}
	(void)close(end[1]);
	said = fdopen(end[0], "r");
	assert_non_null(said);
	if (fgets(line, sizeof(line), said) == NULL)
		line[0] = '\0';
	(void)fclose(said);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGABRT);
	if (strstr(line, k->says) == NULL)
		fail_msg("'%s' is not in: %s", k->says, line);
}

static void
test_kasserts_fire(void **state)
{
	const struct case_kassert *k;

	for (k = case_kasserts; k->fn != NULL; k++)
		check_panics(k);
}

static void
test_variants(void **state)
{
	const struct variant *set[VARIANTS_MAX];

	assert_null(variants_find("nobody"));
	assert_string_equal(variants_find("fenced_loop")->name, "fenced_loop");
	assert_string_equal(variants_copy(variants_find("fenced_loop"))->name,
	    "fenced_loop.copy");
	assert_ptr_not_equal(variants_find("fenced_loop")->exit,
	    variants_find("fenced_loop.copy")->exit);
	assert_int_equal(variants_select("fenced_loop,fcmpset_loop,fenced_loop",
	    set), 2);
	assert_string_equal(set[0]->name, "fenced_loop");
	assert_string_equal(set[1]->name, "fcmpset_loop");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_kasserts_fire),
		cmocka_unit_test(test_variants),
	};

	kernel_start();
	cpu_start(0);
	return (cmocka_run_group_tests(tests, NULL, NULL));
}
