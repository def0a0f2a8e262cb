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
test_counts(void **state)
{
	unsigned type;
	const char *wrong;

	if ((wrong = case_refcount()) != NULL)
		fail_msg("%s", wrong);
	for (type = 0; type < NTYPES; type++)
		if ((wrong = case_atomic(type)) != NULL)
			fail_msg("type %u: %s", type, wrong);
}

static void
test_cpuset(void **state)
{
	static const unsigned cpus[] = { 0, 1, 31, 32, 63, 64, 255 };
	size_t i;

	for (i = 0; i < sizeof(cpus) / sizeof(cpus[0]); i++)
		assert_true(case_cpuset(cpus[i]));
}

static void
test_acquire_ref(void **state)
{
	unsigned form;

	for (form = 0; form < NFORMS; form++) {
		assert_int_equal(case_acquire_ref(form, 1, 1), 1);
		assert_int_equal(case_acquire_ref(form, 2, 1), 2);
		/* A dead one is not revived; none is no crash. */
		assert_int_equal(case_acquire_ref(form, 0, 1), ~0U);
		assert_int_equal(case_acquire_ref(form, 1, 0), ~0U);
	}
}

static void
check_panics(void (*fn)(void))
{
	pid_t pid;
	int status;

	pid = fork();
	assert_int_not_equal(pid, -1);
	if (pid == 0) {
		(void)setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
		(void)freopen("/dev/null", "w", stderr);
		fn();
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGABRT);
}

static void
test_kasserts_fire(void **state)
{

	if (case_has_active_set()) {
		check_panics(case_release_active_pmap);
		check_panics(case_remove_pages_others_active);
		check_panics(case_remove_unloaded_loaded);
	}
	check_panics(case_remove_pages_of_another);
	check_panics(case_release_with_pages);
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
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_cpuset),
		cmocka_unit_test(test_acquire_ref),
		cmocka_unit_test(test_kasserts_fire),
		cmocka_unit_test(test_variants),
	};

	kernel_start();
	cpu_start(0);
	return (cmocka_run_group_tests(tests, NULL, NULL));
}
