/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <relacy/relacy.hpp>
#undef new
#undef delete
#undef free

#include <cstring>

#include "cast.h"
#include "checker.h"
#include "execution.h"
#include "search.h"
#include "sharing.h"

/* Relacy makes its suite itself, without arguments. */
static const struct variant *searched;

struct suite : rl::test_suite<suite, checker::CPUS> {
	void before()
	{
		checker::execution_begin();
		cast_begin();
		checker::cpus_begin();
	}

	void thread(unsigned cpu)
	{
		cast_run(searched, cpu);
	}

	void after()
	{
		checker::cpus_end();
		cast_end();
		checker::execution_end();
	}
};

/* A stream whose text is not on Relacy's own heap, which dies before it. */
typedef rl::ostringstream text;

/* One attempt: Relacy's result, and in out what it prints of a failure. */
static rl::test_result_e
attempt(text &out, unsigned long *executions)
{
	rl::test_params params;
	text progress;

	params.search_type = rl::sched_full;
	params.output_stream = &out;
	params.progress_stream = &progress;
	(void)rl::simulate<suite>(params);
	*executions = params.stop_iteration;
	return (params.test_result);
}

/*
 * The steps of the execution, once and in order: Relacy prints the set-up
 * before them, and each CPU's again behind.
 */
static char *
steps(const text &out)
{
	rl::string all = out.str();
	size_t begin, end;

	begin = all.find("[BEFORE END]");
	begin = begin == all.npos ? 0 : all.find('\n', begin) + 1;
	end = all.find("\nthread 0:\n", begin);
	return (strdup(all.substr(begin, end - begin).c_str()));
}

void
search(const struct variant *v, struct outcome *outcome)
{
	rl::test_result_e result;

	memset(outcome, 0, sizeof(*outcome));
	searched = v;
	sharing::search_begin();
	for (;;) {
		text out;

		result = attempt(out, &outcome->executions);
		if (result == rl::test_result_until_condition_hit &&
		    sharing::widen())
			continue;
		outcome->holds = result == rl::test_result_success;
		if (outcome->holds)
			return;
		outcome->property = checker::violation(result);
		outcome->history = steps(out);
		return;
	}
}
