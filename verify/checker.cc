/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The words, fields, locks and objects of checker.h, as Relacy's. */
#include <relacy/relacy.hpp>
#undef new
#undef delete

#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "checker.h"
#include "event_log.h"
#include "execution.h"
#include "settings.h"
#include "sharing.h"

extern "C" [[noreturn]] void panic(const char *, ...);

namespace checker {

namespace {

/* What a word, a field or a lock is, beside its value. */
struct part {
	unsigned	number;		/* see sharing.h */
	unsigned	object;		/* or NO_OBJECT: part of none */
};

template <typename T>
struct word_room {
	part		p;
	T		newest;
	bool		has_failed;	/* a weak compare, spuriously */
	rl::atomic<T>	value;
};

struct field_room {
	rl::var_data	*history;
	unsigned long	value;
	unsigned	object;
};

struct mutex_room {
	part		p;
	rl::mutex	lock;
};

/*
 * An object's life, as Relacy keeps a plain field's history: every use by a CPU
 * reads its own of these and the freeing writes all, so a use that nothing
 * orders before the freeing is a race between the two.
 */
struct object {
	rl::var_data	*life[CPUS];
	bool		dead;
	unsigned	generation;
	/* For the event log: each CPU's last use, and the freeing. */
	char		last_use[CPUS][TEXT_MAX];
	unsigned	freed_by;
};

object objects[OBJECTS];

unsigned current_object = NO_OBJECT;
bool cpus_running;
enum property property_violated;
const char *stack_top[CPUS + 1];	/* a shape has one CPU more */

/* A fiber's stack is 64 KiB, an exit path needs 2 of them. */
const long STACK_ENOUGH = 32 * 1024;

/* The kernel has no function of these names: they are a field's operators. */
bool
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

/* A line of the log about the word, field or lock at that address. */
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

/* The value as the kernel's side shows it; "room" holds TEXT_MAX bytes. */
const char *
show(const void *what, unsigned long value, char *room)
{
	char name[TEXT_MAX];

	if (!describe(what, value, name, room))
		snprintf(room, TEXT_MAX, "%lu", value);
	return (room);
}

/* Ends this execution: Relacy leaves the stack as it stands. */
[[noreturn]] void
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
used_after_free(const object &o, const char *name)
{

	violation(NO_USE_AFTER_FREE, "%s is used after CPU %u has freed it",
	    name, o.freed_by);
}

/* A use of an object by this CPU, of the part of it at that address. */
void
alive(unsigned number, const void *what)
{
	char name[TEXT_MAX], shown[TEXT_MAX];

	if (number == NO_OBJECT || !cpus_running)
		return;
	object &o = objects[number];
	if (logging() && describe(what, 0, name, shown))
		memcpy(o.last_use[cpu()], name, sizeof(name));
	else
		name[0] = '\0';
	if (o.dead || !o.life[cpu()]->load(*rl::ctx().threadx_))
		used_after_free(o, name);
}

void
check_stack()
{
	char here_now;

	if (stack_top[cpu()] - &here_now > STACK_ENOUGH)
		violation(NO_RECURSION, "more than %ld KiB of stack in use",
		    STACK_ENOUGH / 1024);
}

/* Lets the search choose who goes first, if more than one CPU uses this. */
void
others_first(const part &p, const where &at)
{

	check_stack();
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
full_fence()
{

	rl::ctx().atomic_thread_fence_seq_cst();
}

/* What an access is to the memory models. */
enum access { LOAD, STORE, LOCKED };

rl::memory_order
atomic9_order(order o)
{

	switch (o) {
	case RELAXED:
		return (rl::mo_relaxed);
	case ACQUIRE:
		return (rl::mo_acquire);
	case RELEASE:
		return (rl::mo_release);
	case ACQ_REL:
		return (rl::mo_acq_rel);
	case SEQ_CST:
		break;
	}
	return (rl::mo_seq_cst);
}

/* TSO gives more, and to every access alike. */
rl::memory_order
relacy_order(order o, access a)
{

	if (settings.model == MODEL_WEAK)
		return (atomic9_order(o));
	return (a == LOAD ? rl::mo_acquire :
	    a == STORE ? rl::mo_release : rl::mo_seq_cst);
}

/* Does op on a word. */
template <typename Op>
auto
step(const part &p, const void *what, access a, const where &at, Op op)
{

	if (!cpus_running)
		return (op());
	others_first(p, at);
	alive(p.object, what);
	rl::preemption_disabler alone(rl::ctx());
	if (a != LOCKED || settings.model != MODEL_TSO)
		return (op());
	/* On amd64 a locked operation is a full fence on both sides. */
	full_fence();
	auto result = op();
	full_fence();
	return (result);
}

/* Makes the number and the owner of whatever is being constructed. */
part
make_part(lifetime lifetime)
{
	part p;

	p.number = sharing::number();
	p.object = lifetime == OF_OBJECT ? current_object : NO_OBJECT;
	return (p);
}

} /* namespace */

template <typename T>
static word_room<T> &
inside(char *room)
{

	return (*reinterpret_cast<word_room<T> *>(room));
}

template <typename T>
word<T>::word(lifetime lifetime)
{

	static_assert(sizeof(word_room<T>) <= sizeof(room), "too little room");
	new (room) word_room<T>();
	inside<T>(room).p = make_part(lifetime);
	inside<T>(room).has_failed = false;
}

template <typename T>
word<T>::~word()
{

	inside<T>(room).~word_room<T>();
}

template <typename T>
T
word<T>::peek() const
{

	return (reinterpret_cast<const word_room<T> *>(room)->newest);
}

template <typename T>
T
word<T>::load(order o, const where &at)
{
	word_room<T> &w = inside<T>(room);
	char seen[TEXT_MAX], now[TEXT_MAX];
	T v;

	v = step(w.p, this, LOAD, at, [&] {
		return (w.value.load(relacy_order(o, LOAD), info(at)));
	});
	if (logging() && v == w.newest)
		say_of(at, this, "is %s", show(this, v, seen));
	else if (logging())
		say_of(at, this, "is seen as %s, which is old: it is %s",
		    show(this, v, seen), show(this, w.newest, now));
	return (v);
}

template <typename T>
T
word<T>::store(T v, order o, const where &at)
{
	word_room<T> &w = inside<T>(room);
	char shown[TEXT_MAX];
	T old;

	old = step(w.p, this, STORE, at, [&] {
		w.value.store(v, relacy_order(o, STORE), info(at));
		return (w.newest);
	});
	w.newest = v;
	if (logging())
		say_of(at, this, "= %s", show(this, v, shown));
	return (old);
}

/* A read-modify-write by op, which leaves "now". */
template <typename T, typename Op, typename Now>
static T
change(word_room<T> &w, const void *what, const where &at, Op op, Now now)
{
	char before[TEXT_MAX], after[TEXT_MAX];
	T old;

	old = step(w.p, what, LOCKED, at, op);
	w.newest = now(old);
	if (logging())
		say_of(at, what, "%s -> %s", show(what, old, before),
		    show(what, w.newest, after));
	return (old);
}

template <typename T>
T
word<T>::swap(T v, order o, const where &at)
{
	word_room<T> &w = inside<T>(room);

	return (change(w, this, at, [&] {
		return (w.value.exchange(v, relacy_order(o, LOCKED),
		    info(at)));
	}, [&](T) { return (v); }));
}

template <typename T>
T
word<T>::fetch_add(T v, order o, const where &at)
{
	word_room<T> &w = inside<T>(room);

	return (change(w, this, at, [&] {
		return (w.value.fetch_add(v, relacy_order(o, LOCKED),
		    info(at)));
	}, [&](T old) { return (static_cast<T>(old + v)); }));
}

template <typename T>
T
word<T>::fetch_or(T v, order o, const where &at)
{
	word_room<T> &w = inside<T>(room);

	return (change(w, this, at, [&] {
		return (w.value.fetch_or(v, relacy_order(o, LOCKED),
		    info(at)));
	}, [&](T old) { return (old | v); }));
}

template <typename T>
T
word<T>::fetch_and(T v, order o, const where &at)
{
	word_room<T> &w = inside<T>(room);

	return (change(w, this, at, [&] {
		return (w.value.fetch_and(v, relacy_order(o, LOCKED),
		    info(at)));
	}, [&](T old) { return (old & v); }));
}

/*
 * Whether a weak compare of the value that is there fails all the same: once per
 * word, for else there were no end.  Relacy has the same but tries the failure
 * first, and a shortest execution should have none that it does not need.
 */
template <typename T>
static bool
spurious(word_room<T> &w)
{

	if (!cpus_running || w.has_failed || rl::ctx().rand(2,
	    rl::sched_type_cas_fail) == 0)
		return (false);
	w.has_failed = true;
	return (true);
}

/* A failure orders nothing: atomic(9) says of the order that success has it. */
template <typename T>
static bool
compare_and_set(word_room<T> &w, const void *what, T *cmp, T v, order o,
    bool weak, const where &at)
{
	char before[TEXT_MAX], after[TEXT_MAX];
	rl::memory_order success, failure;
	T expected;
	bool done;

	success = relacy_order(o, LOCKED);
	failure = relacy_order(RELAXED, LOAD);
	expected = *cmp;
	done = step(w.p, what, LOCKED, at, [&] {
		if (weak && w.newest == *cmp && spurious(w))
			return (false);
		return (w.value.compare_exchange_strong(*cmp, v, success,
		    info(at), failure, info(at)));
	});
	if (done)
		w.newest = v;
	if (!logging())
		return (done);
	show(what, expected, before);
	show(what, v, after);
	if (done)
		say_of(at, what, "fcmpset %s -> %s", before, after);
	else if (*cmp == expected)
		say_of(at, what, "fcmpset %s -> %s fails spuriously", before,
		    after);
	else
		say_of(at, what, "fcmpset %s -> %s fails: it is %s", before,
		    after, show(what, *cmp, after));
	return (done);
}

template <typename T>
bool
word<T>::fcmpset(T *cmp, T v, order o, const where &at)
{

	return (compare_and_set(inside<T>(room), this, cmp, v, o, true, at));
}

template <typename T>
bool
word<T>::cmpset(T cmp, T v, order o, const where &at)
{

	return (compare_and_set(inside<T>(room), this, &cmp, v, o, false, at));
}

template class word<unsigned>;
template class word<unsigned long>;

static field_room &
inside_field(char *room)
{

	return (*reinterpret_cast<field_room *>(room));
}

field::field()
{

	static_assert(sizeof(field_room) <= sizeof(room), "too little room");
	field_room &f = *new (room) field_room();
	f.history = rl::ctx().var_ctor();
	f.history->init(*rl::ctx().threadx_);
	f.value = 0;
	f.object = current_object;
}

field::~field()
{

	rl::ctx().var_dtor(inside_field(room).history);
}

unsigned long
field::peek() const
{

	return (reinterpret_cast<const field_room *>(room)->value);
}

/* An operator that converts or assigns has no argument to bring its place. */
static const where field_place = { "operator", "", 0 };

static void
race(const void *what, const char *how)
{
	char name[TEXT_MAX], shown[TEXT_MAX];

	if (!describe(what, 0, name, shown))
		snprintf(name, sizeof(name), "a plain field");
	violation(NO_DATA_RACE,
	    "nothing orders this %s of %s and another CPU's access", how, name);
}

unsigned long
field::load()
{
	field_room &f = inside_field(room);
	char shown[TEXT_MAX];

	if (logging())
		say_of(field_place, this, "is %s", show(this, f.value, shown));
	if (!f.history->load(*rl::ctx().threadx_))
		race(this, "read");
	alive(f.object, this);
	return (f.value);
}

void
field::store(unsigned long v)
{
	field_room &f = inside_field(room);
	char shown[TEXT_MAX];

	if (logging())
		say_of(field_place, this, "= %s", show(this, v, shown));
	if (!f.history->store(*rl::ctx().threadx_))
		race(this, "write");
	alive(f.object, this);
	f.value = v;
}

static mutex_room &
inside_mutex(char *room)
{

	return (*reinterpret_cast<mutex_room *>(room));
}

mutex::mutex()
{

	static_assert(sizeof(mutex_room) <= sizeof(room), "too little room");
	new (room) mutex_room();
	inside_mutex(room).p = make_part(OF_OBJECT);
}

mutex::~mutex()
{

	inside_mutex(room).~mutex_room();
}

/*
 * Relacy's mutex is itself a step, and one that may wait; taken by one CPU
 * alone it is none.
 */
template <typename Op>
static void
lock_step(mutex_room &m, const void *what, const where &at, Op op)
{

	alive(m.p.object, what);
	if (cpus_running &&
	    sharing::use(m.p.number, cpu()) == sharing::SHARED) {
		op();
		return;
	}
	if (cpus_running)
		others_first(m.p, at);
	rl::preemption_disabler alone(rl::ctx());
	op();
}

void
mutex::lock(const where &at)
{
	mutex_room &m = inside_mutex(room);

	lock_step(m, this, at, [&] {
		m.lock.lock(info(at));
	});
	say_of(at, this, "locked");
}

void
mutex::unlock(const where &at)
{
	mutex_room &m = inside_mutex(room);

	lock_step(m, this, at, [&] {
		m.lock.unlock(info(at));
	});
	say_of(at, this, "unlocked");
}

void
fence(order o, const where &at)
{
	static const char *const name[] = {
		"", "acquire", "release", "acquire and release", "full"
	};

	if (o == SEQ_CST)
		full_fence();
	else
		rl::atomic_thread_fence(atomic9_order(o), info(at));
	if (logging())
		say("%s: %s fence", at.func, name[o]);
}

void
again()
{

	sharing::again();
	rl::ctx().rl_until("a word that the search did not know", info(here()));
	abort();
}

unsigned
cpu()
{

	return (rl::thread_index());
}

void
spinwait()
{

	if (cpus_running)
		rl::yield(1, info(here()));
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
object_begin(unsigned number)
{

	current_object = number;
}

void
object_end()
{

	current_object = NO_OBJECT;
}

void
object_freed(unsigned number)
{
	object &o = objects[number];
	unsigned i;

	for (i = 0; i < CPUS; i++)
		if (!o.life[i]->store(*rl::ctx().threadx_))
			violation(NO_USE_AFTER_FREE, "nothing orders CPU %u's "
			    "last use of it, %s, before this freeing", i,
			    o.last_use[i]);
	o.dead = true;
	o.generation++;
	o.freed_by = cpu();
}

void
object_born(unsigned number)
{

	objects[number].dead = false;
}

unsigned
object_generation(unsigned number)
{

	return (objects[number].generation);
}

bool
object_dead(unsigned number)
{

	return (objects[number].dead);
}

void
violation(enum property property, const char *fmt, ...)
{
	char detail[2 * TEXT_MAX];
	va_list ap;

	if (settings.watch != NPROPERTIES && settings.watch != property)
		return;
	va_start(ap, fmt);
	vsnprintf(detail, sizeof(detail), fmt, ap);
	va_end(ap);
	end_execution(property, detail);
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
	unsigned i, j;

	cpus_running = false;
	current_object = NO_OBJECT;
	sharing::execution_begin();
	if (rl::ctx().collecting_history())
		event_log::begin(settings.cast->ncpus);
	for (i = 0; i < OBJECTS; i++) {
		objects[i].dead = true;
		objects[i].generation = 0;
		for (j = 0; j < CPUS; j++) {
			objects[i].life[j] = rl::ctx().var_ctor();
			objects[i].life[j]->init(*rl::ctx().threadx_);
			objects[i].last_use[j][0] = '\0';
		}
	}
}

void
execution_end()
{
	unsigned i, j;

	for (i = 0; i < OBJECTS; i++)
		for (j = 0; j < CPUS; j++)
			rl::ctx().var_dtor(objects[i].life[j]);
}

void
cpus_begin()
{

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

enum property
violated(int result)
{

	switch (result) {
	case rl::test_result_user_assert_failed:
		return (property_violated);
	case rl::test_result_livelock:
		return (ENDS);
	default:
		/* All that is left is said of locks. */
		return (NO_DEADLOCK);
	}
}

} /* namespace checker */

/*
 * The kernel's own assertions that are among the properties; each begins as the
 * message does.
 */
static const struct {
	const char	*message;
	enum property	property;
	const char	*detail;	/* without an address, which differs per run */
} assertions[] = {
	{ "pmap_remove_pages: pmap", PMAP_CURRENT,
	    "panic: pmap_remove_pages: pmap is not current" },
	{ "pmap_release: releasing active pmap", PM_ACTIVE_EMPTY,
	    "panic: pmap_release: releasing active pmap" },
	{ "pmap active", PM_ACTIVE_EMPTY,
	    "panic: pmap_remove_pages: pmap active" },
	{ "pmap_release: pmap %p resident", EMPTIED_BY_EXIT,
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
