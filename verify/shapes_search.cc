/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Runs the shapes under Relacy, in every way, for both memory models:
 *
 *	shapes [NAME]	a line of JSON per shape, or of that one, and model
 *
 * Exit status: 0; 1 if what shows is not what must; 2 no such shape.
 */
#include <cstdio>
#include <cstring>

#include "execution.h"
#include "inside.h"
#include "settings.h"
#include "shapes.h"
#include "sharing.h"

/* Which outcomes showed, by their digits in base 4; and as a text. */
static bool showed[256];
static char outcomes[1024];
static const struct shape *shape;
static unsigned long executions;

template <unsigned N>
struct suite : rl::test_suite<suite<N>, N> {
	void before()
	{
		checker::execution_begin();
		shape_begin();
		checker::cpus_begin();
	}

	void thread(unsigned cpu)
	{
		char top;

		checker::stack_begin(&top);
		shape_run(shape, cpu);
	}

	void after()
	{
		unsigned i, outcome;

		checker::cpus_end();
		outcome = 0;
		for (i = 0; i < shape->nloads; i++)
			outcome = 4 * outcome + shape_saw[i];
		showed[outcome] = true;
		checker::execution_end();
		executions++;
	}
};

static void
write_outcomes()
{
	unsigned digit, outcome;
	char *end;

	end = outcomes;
	for (outcome = 0; outcome < 256; outcome++) {
		if (!showed[outcome])
			continue;
		if (end > outcomes)
			*end++ = ' ';
		for (digit = shape->nloads; digit-- > 0;)
			*end++ = static_cast<char>('0' +
			    (outcome >> 2 * digit) % 4);
	}
	*end = '\0';
}

static void
search(const struct shape *s)
{
	static bool (*const simulate[])(rl::test_params &) = {
		rl::simulate<suite<2> >, rl::simulate<suite<3> >,
		rl::simulate<suite<4> >
	};
	rl::test_result_e result;

	shape = s;
	sharing::search_begin();
	do {
		rl::test_params params;
		rl::ostringstream out, progress;

		params.search_type = rl::sched_full;
		params.output_stream = &out;
		params.progress_stream = &progress;
		executions = 0;
		memset(showed, 0, sizeof(showed));
		(void)simulate[s->ncpus - 2](params);
		result = params.test_result;
	} while (result == rl::test_result_until_condition_hit &&
	    sharing::widen());
	write_outcomes();
	if (result != rl::test_result_success)
		strcpy(outcomes, rl::test_result_str(result));
}

int
main(int argc, char **argv)
{
	bool any, as_expected, ok;
	unsigned i, model;

	any = false;
	ok = true;
	for (i = 0; i < nshapes; i++) {
		if (argc > 1 && strcmp(argv[1], shapes[i].name) != 0)
			continue;
		any = true;
		for (model = 0; model < 2; model++) {
			const char *expected;

			settings.model = model == 0 ? MODEL_WEAK : MODEL_TSO;
			search(&shapes[i]);
			expected = model == 0 ? shapes[i].weak : shapes[i].tso;
			as_expected = strcmp(outcomes, expected) == 0;
			ok = ok && as_expected;
			printf("{\"shape\":\"%s\",\"meaning\":\"%s\","
			    "\"model\":\"%s\",\"cpus\":%u,\"executions\":%lu,"
			    "\"outcomes\":\"%s\",\"expected\":\"%s\","
			    "\"unshown\":\"%s\",\"as_expected\":%s}\n",
			    shapes[i].name, shapes[i].meaning,
			    model == 0 ? "weak" : "tso", shapes[i].ncpus,
			    executions, outcomes, expected,
			    model == 0 ? shapes[i].unshown : "",
			    as_expected ? "true" : "false");
		}
	}
	if (!any) {
		fprintf(stderr, "shapes: no shape '%s'\n", argv[1]);
		return (2);
	}
	return (fflush(stdout) == 0 && ok ? 0 : 1);
}
