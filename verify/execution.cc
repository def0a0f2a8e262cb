/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* An execution's beginning, its CPUs, and how a property ends it. */
#include <signal.h>
#include <sys/time.h>

#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "inside.h"
#include "event_log.h"
#include "execution.h"
#include "settings.h"
#include "sharing.h"

extern "C" [[noreturn]] void panic(const char *, ...);

namespace checker {

bool cpus_running, constructing;

/* What this search has found; an execution ends with the first that falls. */
static bool known[NPROPERTIES];
static bool spoilt;			/* a known one has fallen */
static enum property property_violated;

static const char *stack_top[CPUS + 1];	/* a shape has one CPU more */
/* A fiber's stack is 64 KiB, an exit path needs 2 of them. */
static const long STACK_ENOUGH = 32 * 1024;

/* Steps and executions so far: what the watchdog looks at. */
static volatile unsigned long beats;

static bool endless;		/* an execution of this search was */

/* The kernel has no function of these names: they are a field's operators. */
static bool
is_operator(const char *func)
{

	return (strncmp(func, "operator", 8) == 0 ||
	    strcmp(func, "load") == 0 || strcmp(func, "store") == 0);
}

bool
logging()
{

	return (cpus_running && rl::ctx().collecting_history());
}

rl::debug_info
info(const where &at)
{

	return (rl::debug_info(at.func, at.file,
	    static_cast<unsigned>(at.line)));
}

void
say_of(const where &at, const void *what, const char *fmt, ...)
{
	char line[2 * TEXT_MAX], name[TEXT_MAX], shown[TEXT_MAX];
	va_list ap;
	int n;

	if (!logging() || !describe(what, 0, name, shown))
		return;
	n = 0;
	if (!is_operator(at.func))
		n = snprintf(line, sizeof(line), "%s: ", at.func);
	n += snprintf(line + n, sizeof(line) - static_cast<size_t>(n), "%s ",
	    name);
	va_start(ap, fmt);
	vsnprintf(line + n, sizeof(line) - static_cast<size_t>(n), fmt, ap);
	va_end(ap);
	event_log::add(cpu(), line);
}

const char *
show(const void *what, unsigned long value, char *room)
{
	char name[TEXT_MAX];

	if (!describe(what, value, name, room))
		snprintf(room, TEXT_MAX, "%lu", value);
	return (room);
}

/* Ends this execution: Relacy leaves the stack as it stands. */
[[noreturn]] static void
end_execution(enum property property, const char *detail)
{
	char line[3 * TEXT_MAX];

	if (rl::ctx().collecting_history()) {
		if (cpus_running)
			snprintf(line, sizeof(line), "CPU %u: %s", cpu(),
			    detail);
		else
			snprintf(line, sizeof(line), "in the end: %s", detail);
		event_log::add_verdict(line);
	}
	property_violated = property;
	rl::ctx().fail_test("", rl::test_result_user_assert_failed,
	    info(here()));
	abort();
}

void
violation(enum property property, const char *fmt, ...)
{
	char detail[2 * TEXT_MAX];
	va_list ap;

	if (settings.watch != NPROPERTIES && settings.watch != property)
		return;
	if (known[property])
		spoilt = true;
	if (spoilt)
		return;
	va_start(ap, fmt);
	vsnprintf(detail, sizeof(detail), fmt, ap);
	va_end(ap);
	end_execution(property, detail);
}

void
others_first(const part &p, const where &at)
{
	char here_now;

	beats++;
	if (stack_top[cpu()] - &here_now > STACK_ENOUGH)
		end_execution(NO_RECURSION, "more than 32 KiB of stack in use");
	switch (sharing::use(p.number, cpu())) {
	case sharing::SHARED:
		rl::ctx().sched();
		break;
	case sharing::NEWLY_SHARED:
		rl::ctx().rl_until("a second CPU uses this word", info(at));
		break;
	case sharing::LOCAL:
		break;
	}
}

void
again()
{

	sharing::again();
	rl::ctx().rl_until("what the search did not know", info(here()));
	abort();
}

void
spinwait()
{

	if (cpus_running)
		rl::yield(1, info(here()));
}

unsigned
cpu()
{

	return (rl::thread_index());
}

unsigned
choose(unsigned n)
{

	return (rl::rand(n));
}

void
visible()
{

	if (cpus_running)
		rl::ctx().sched();
}

void
say(const char *fmt, ...)
{
	char line[2 * TEXT_MAX];
	va_list ap;

	if (!logging())
		return;
	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	event_log::add(cpu(), line);
}

void
text(char *room, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(room, TEXT_MAX, fmt, ap);
	va_end(ap);
}

void
execution_begin()
{

	cpus_running = false;
	spoilt = false;
	beats++;
	sharing::execution_begin();
	if (rl::ctx().collecting_history())
		event_log::begin(settings.cast->ncpus);
	parts_begin();
	objects_begin();
	constructing = true;
}

void
execution_end()
{

	parts_end();
	objects_end();
}

void
cpus_begin()
{

	parts_own();
	constructing = false;
	cpus_running = true;
}

void
cpus_end()
{

	cpus_running = false;
}

void
stack_begin(const void *top)
{

	stack_top[cpu()] = static_cast<const char *>(top);
}

/* A bad address or the like: the machine would stop there. */
static void
crashed(int number, siginfo_t *si, void *context)
{
	char detail[TEXT_MAX];
	unsigned long address = reinterpret_cast<unsigned long>(si->si_addr);

	(void)context;
	if (!cpus_running) {
		(void)signal(number, SIG_DFL);
		return;
	}
	if (number == SIGSEGV || number == SIGBUS)
		/* amd64 says 0 of one that cannot be. */
		snprintf(detail, sizeof(detail), "bad address 0x%lx%s", address,
		    address == 0 || (address & HIDDEN) != 0 ? ", or a count by "
		    "a pointer of another type, and not by atomic(9)" : "");
	else
		snprintf(detail, sizeof(detail), "%s", strsignal(number));
	end_execution(NO_CRASH, detail);
}

/* A CPU that makes no step in a second of its own time makes none any more. */
static const int WATCHES_A_SECOND = 4;

static void
watchdog(int number)
{
	static unsigned long last;
	static int silent;

	(void)number;
	silent = beats == last ? silent + 1 : 0;
	last = beats;
	if (silent < WATCHES_A_SECOND || !cpus_running)
		return;
	silent = 0;
	endless = true;
	end_execution(ENDS, "loops and makes no step that others could see");
}

void
executions_guard()
{
	static const int numbers[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL };
	static const struct itimerval often = {
		{ 0, 1000000 / WATCHES_A_SECOND },
		{ 0, 1000000 / WATCHES_A_SECOND }
	};
	struct sigaction act;

	/* Nothing returns from these handlers, so nothing would unblock. */
	memset(&act, 0, sizeof(act));
	act.sa_sigaction = crashed;
	act.sa_flags = SA_SIGINFO | SA_NODEFER;
	for (int number : numbers)
		(void)sigaction(number, &act, NULL);
	act.sa_handler = watchdog;
	act.sa_flags = SA_NODEFER | SA_RESTART;
	(void)sigaction(SIGVTALRM, &act, NULL);
	(void)setitimer(ITIMER_VIRTUAL, &often, NULL);
}

void
properties_begin()
{

	endless = false;
	memset(known, 0, sizeof(known));
}

bool
hung()
{

	return (endless);
}

enum property
violated(int result)
{
	enum property property;

	switch (result) {
	case rl::test_result_user_assert_failed:
		property = property_violated;
		break;
	case rl::test_result_livelock:
		property = ENDS;
		break;
	default:
		/* All that is left is said of locks. */
		property = NO_DEADLOCK;
	}
	if (spoilt || known[property])
		return (NPROPERTIES);
	known[property] = true;
	return (property);
}

} /* namespace checker */

/*
 * The kernel's own assertions that are among the properties; each begins as the
 * message does.
 */
static const struct {
	const char	*message;
	enum property	property;
	const char	*detail;	/* without addresses */
} assertions[] = {
	{ "pmap_remove_pages: pmap", PMAP_CURRENT,
	    "panic: pmap_remove_pages: pmap is not current" },
	{ "pmap_release: releasing active pmap", PM_ACTIVE_EMPTY,
	    "panic: pmap_release: releasing active pmap" },
	{ "pmap active", PM_ACTIVE_EMPTY,
	    "panic: pmap_remove_pages: pmap active" },
	{ "pmap_release: pmap %p resident", EMPTIED,
	    "panic: pmap_release: resident count" },
	{ "vmspace_exitfree: wrong vmspace", ENDS_ON_VMSPACE0,
	    "panic: vmspace_exitfree: wrong vmspace" },
};

void
panic(const char *fmt, ...)
{
	char message[2 * checker::TEXT_MAX];
	va_list ap;
	unsigned i;

	for (i = 0; i < sizeof(assertions) / sizeof(assertions[0]); i++)
		if (strncmp(fmt, assertions[i].message,
		    strlen(assertions[i].message)) == 0)
			checker::end_execution(assertions[i].property,
			    assertions[i].detail);
	va_start(ap, fmt);
	vsnprintf(message, sizeof(message), fmt, ap);
	va_end(ap);
	checker::end_execution(KASSERTS, message);
}
