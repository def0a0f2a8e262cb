/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Exact mode: what one exit executes, counted twice.  The clock, which an
 * emulator with -icount moves by one for each instruction, gives their number;
 * single steps give it again, and of which kind they are.  Every figure is less
 * that of an exit path that does nothing.
 */
#include "kernel.h"
#include "args.h"
#include "block.h"
#include "console.h"
#include "cpu.h"
#include "guest.h"
#include "one_exit.h"
#include "port.h"
#include "step.h"

struct exit_case {
	const char	*ec_scenario;
	const char	*ec_case;	/* as the anatomy calls it */
	u_int		ec_holders;
	u_int		ec_which;	/* of the holders, in order */
};

struct exact {
	uint64_t	ex_clock;
	struct step_counts ex_steps;
};

static const struct exit_case cases[] = {
	{ "sole", "sole: the only holder", 1, 0 },
	{ "shared", "shared: the first of two holders", 2, 0 },
	{ "shared", "shared: the last of two holders", 2, 1 },
};

/* Brings the CPU to the exit that is counted; "before" exit as base does. */
static void
prepare(const struct variant *before, const struct exit_case *ec)
{
	u_int i;

	cpu_start(0);
	block_prepare(ec->ec_holders, ec->ec_holders);
	for (i = 0; i < ec->ec_which; i++) {
		one_arrive(before, i);
		one_exit(before, i, true);
	}
	one_arrive(before, ec->ec_which);
}

static void
count(const struct variant *before, const struct variant *v,
    const struct exit_case *ec, bool whole, struct exact *ex)
{
	static const struct step_counts none;
	uint64_t start;

	prepare(before, ec);
	start = port_clock();
	one_exit(v, ec->ec_which, whole);
	ex->ex_clock = port_clock() - start;

	prepare(before, ec);
	step_counts = none;
	step_start();
	one_exit(v, ec->ec_which, whole);
	step_stop();
	ex->ex_steps = step_counts;
}

static void
count_case(const struct variant *v, const struct exit_case *ec, bool whole)
{
	struct exact empty, full;

	count(v, &nothing, ec, whole, &empty);
	count(v, v, ec, whole, &full);
	say("{\"arch\":\"%s\",\"mode\":\"exact\",\"variant\":\"%s\","
	    "\"scenario\":\"%s\",\"case\":\"%s\",\"part\":\"%s\",\"cpus\":1,"
	    "\"instructions\":%lu,\"stepped\":%u,"
	    "\"address_space_loads\":%u,\"tlb_flushes\":%u,"
	    "\"locked_operations\":%u,\"fences\":%u,"
	    "\"violations\":null,\"ns\":null}\n",
	    port_name, v->name, ec->ec_scenario, ec->ec_case,
	    whole ? "whole" : "inline",
	    (u_long)(full.ex_clock - empty.ex_clock),
	    full.ex_steps.sc_instructions - empty.ex_steps.sc_instructions,
	    full.ex_steps.sc_loads - empty.ex_steps.sc_loads,
	    full.ex_steps.sc_flushes - empty.ex_steps.sc_flushes,
	    full.ex_steps.sc_locked - empty.ex_steps.sc_locked,
	    full.ex_steps.sc_fences - empty.ex_steps.sc_fences);
}

u_int
guest_main(const char *cmdline)
{
	const struct variant *v;
	u_int i;

	v = args_variant(cmdline);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		count_case(v, &cases[i], false);
		count_case(v, &cases[i], true);
	}
	return (STATUS_DONE);
}
