/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <time.h>

#include <cstring>

#include "inside.h"
#include "cast.h"
#include "event_log.h"
#include "execution.h"
#include "search.h"
#include "settings.h"
#include "sharing.h"

/* Relacy makes its suite itself, without arguments. */
static const struct variant *searched;
static struct outcome *outcome;
static unsigned long so_far, cap;
static double deadline;
static bool capped;

/* Seconds of this program's own time: a busy machine decides no verdict. */
static double
cpu_seconds()
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
	return (static_cast<double>(ts.tv_sec) +
	    1e-9 * static_cast<double>(ts.tv_nsec));
}

/* Relacy repeats what ended a search, which counts once. */
static bool
enough()
{

	if (capped || rl::ctx().collecting_history())
		return (capped);
	outcome->executions++;
	capped = so_far++ >= cap ||
	    (so_far % 256 == 0 && cpu_seconds() > deadline);
	return (capped);
}

template <unsigned N>
struct suite : rl::test_suite<suite<N>, N> {
	void before()
	{
		checker::execution_begin();
		if (enough())
			rl::ctx().rl_until("enough", RL_INFO);
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

/*
 * Where a search goes on after the execution that ended it: Relacy's own record
 * of its choices, with the last one that has not been made in every way made in
 * the next.  False if there is none.
 */
static bool
after(enum search_kind kind, rl::string *state)
{
	std::vector<unsigned long> word;
	std::istringstream in(std::string(state->begin(), state->end()));
	text out;
	unsigned long w;
	size_t i;

	while (in >> w)
		word.push_back(w);
	/* The execution's number, the number of choices, and three of each. */
	word[0]++;
	while (kind != SEARCH_RANDOM && word[1] > 0) {
		i = word.size() - 3;
		if (word[i + 1] + 1 < word[i]) {
			word[i + 1]++;
			break;
		}
		word.resize(i);
		word[1]--;
	}
	if (kind != SEARCH_RANDOM && word[1] == 0)
		return (false);
	for (unsigned long v : word)
		out << v << " ";
	*state = out.str();
	return (true);
}

static void
found(enum property property, int result, enum search_kind kind, unsigned bound)
{
	struct violation *v;

	if (property == NO_DEADLOCK || property == ENDS)
		if (result != rl::test_result_user_assert_failed)
			event_log::add_verdict(rl::test_result_str(
			    static_cast<rl::test_result_e>(result)));
	v = &outcome->violations[outcome->nviolations++];
	v->property = property;
	v->kind = kind;
	v->bound = bound;
	v->execution = strdup(event_log::contents());
}

/*
 * A search that ends a thousand times at what is known spends its time on that;
 * each end costs as much as some twenty executions.
 */
static const unsigned ENDS_MAX = 1000;

/*
 * One search: starts again until it knows what its CPUs share, and goes on
 * after a violation.  Whether it came to its end.
 */
static bool
attempt(enum search_kind kind, unsigned bound, unsigned long limit)
{
	static const rl::scheduler_type_e scheduler[] = {
		rl::sched_bound, rl::sched_full, rl::sched_random
	};
	enum property property;
	rl::test_result_e result;
	rl::string state;
	unsigned ends;

	cap = limit;
	so_far = 0;
	capped = false;
	for (ends = 0; ends < ENDS_MAX;) {
		rl::test_params params;
		text out, progress;

		params.search_type = scheduler[kind];
		params.context_bound = bound;
		params.iteration_count = limit;
		params.output_stream = &out;
		params.progress_stream = &progress;
		params.initial_state = state;
		if (settings.cast->ncpus == 2)
			(void)rl::simulate<suite<2> >(params);
		else
			(void)rl::simulate<suite<3> >(params);
		result = params.test_result;
		if (result == rl::test_result_success)
			return (true);
		if (result == rl::test_result_until_condition_hit) {
			if (capped)
				break;
			(void)sharing::widen();
			so_far = 0;
			state.clear();
			continue;
		}
		property = checker::violated(result);
		if (property != NPROPERTIES)
			found(property, result, kind, bound);
		ends++;
		/* The watchdog waits a second for each end: one is enough. */
		if (checker::hung() || cpu_seconds() > deadline)
			break;
		state = params.final_state;
		if (!after(kind, &state))
			return (true);
	}
	return (false);
}

void
search(const struct variant *v, const struct effort *effort, struct outcome *o)
{
	unsigned bound;

	memset(o, 0, sizeof(*o));
	o->kind = SEARCH_RANDOM;
	outcome = o;
	checker::executions_guard();
	searched = v;
	deadline = cpu_seconds() + effort->seconds;
	sharing::search_begin();
	checker::parts_forget();
	checker::properties_begin();
	for (bound = 0; bound <= effort->bound; bound++) {
		if (!attempt(SEARCH_BOUND, bound, effort->bounded))
			break;
		o->kind = SEARCH_BOUND;
		o->bound = bound;
	}
	/* What is wrong already needs no proof that it is right. */
	if (cast_is(CAST_FULL) && o->nviolations == 0 &&
	    attempt(SEARCH_FULL, 0, effort->full)) {
		o->kind = SEARCH_FULL;
		return;
	}
	if (!checker::hung())
		(void)attempt(SEARCH_RANDOM, 0, effort->random);
}
