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
#include "event_log.h"
#include "execution.h"
#include "search.h"
#include "settings.h"
#include "sharing.h"

/* Relacy makes its suite itself, without arguments. */
static const struct variant *searched;
static unsigned long so_far, cap;
static bool capped;

template <unsigned N>
struct suite : rl::test_suite<suite<N>, N> {
	void before()
	{
		checker::execution_begin();
		/* Relacy repeats what ended a search, and goes on from there. */
		if (so_far++ >= cap) {
			capped = true;
			rl::ctx().rl_until("enough", RL_INFO);
		}
		cast_begin(searched);
		checker::cpus_begin();
	}

	void thread(unsigned cpu)
	{
		char top;

		checker::stack_begin(&top);
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

enum ended { HOLDS, VIOLATED, CAPPED };

/* One search, again and again until it knows what its CPUs share. */
static ended
attempt(enum search_kind kind, unsigned bound, unsigned long limit,
    struct outcome *outcome)
{
	static const rl::scheduler_type_e scheduler[] = {
		rl::sched_bound, rl::sched_full, rl::sched_random
	};
	rl::test_result_e result;

	cap = kind == SEARCH_RANDOM ? ~0UL : limit;
	do {
		rl::test_params params;
		text out, progress;

		params.search_type = scheduler[kind];
		params.context_bound = bound;
		params.iteration_count = limit;
		params.output_stream = &out;
		params.progress_stream = &progress;
		so_far = 0;
		capped = false;
		if (settings.cast->ncpus == 2)
			(void)rl::simulate<suite<2> >(params);
		else
			(void)rl::simulate<suite<3> >(params);
		result = params.test_result;
		outcome->executions += params.stop_iteration;
	} while (result == rl::test_result_until_condition_hit && !capped &&
	    sharing::widen());
	if (result == rl::test_result_success)
		return (HOLDS);
	if (capped)
		return (CAPPED);
	outcome->holds = 0;
	outcome->property = checker::violated(result);
	if (outcome->property == NO_DEADLOCK || outcome->property == ENDS)
		event_log::add_verdict(rl::test_result_str(result));
	outcome->execution = strdup(event_log::contents());
	return (VIOLATED);
}

void
search(const struct variant *v, const struct effort *effort,
    struct outcome *outcome)
{
	unsigned bound;
	ended e;

	memset(outcome, 0, sizeof(*outcome));
	outcome->holds = 1;
	outcome->bound = -1;
	searched = v;
	sharing::search_begin();
	for (bound = 0; bound <= effort->bound; bound++) {
		e = attempt(SEARCH_BOUND, bound, effort->bounded, outcome);
		if (e == CAPPED)
			break;
		outcome->kind = SEARCH_BOUND;
		outcome->bound = static_cast<int>(bound);
		if (e == VIOLATED)
			return;
	}
	if (settings.cast->full) {
		e = attempt(SEARCH_FULL, 0, effort->full, outcome);
		if (e != CAPPED) {
			outcome->kind = SEARCH_FULL;
			return;
		}
	}
	if (attempt(SEARCH_RANDOM, 0, effort->random, outcome) == VIOLATED)
		outcome->kind = SEARCH_RANDOM;
}
