/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The words, fields, locks and objects of checker.h, as Relacy's. */
#include <relacy/relacy.hpp>
#undef new
#undef delete

#include <cstdarg>
#include <cstdio>

#include "checker.h"
#include "execution.h"
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
	rl::atomic<T>	value;
};

struct field_room {
	part		p;
	rl::var<unsigned long> value;
};

struct mutex_room {
	part		p;
	rl::mutex	lock;
};

/*
 * An object's life, as Relacy keeps a plain field's history: every use reads it
 * and the freeing writes it, so a use that nothing orders before the freeing is
 * a race between the two.
 */
rl::var_data *life[OBJECTS];

unsigned current_object = NO_OBJECT;
bool cpus_running;
char panic_text[256];
const char *violated;			/* the property, once one is */

const char after_free[] =
    "use of a vmspace or pmap that nothing orders before its freeing";

rl::debug_info
info(const where &at)
{

	return (rl::debug_info(at.func, at.file,
	    static_cast<unsigned>(at.line)));
}

/* Ends this execution: Relacy leaves the stack as it stands. */
[[noreturn]] void
fail(const char *property, const where &at)
{

	violated = property;
	rl::ctx().fail_test(property, rl::test_result_user_assert_failed,
	    info(at));
	abort();
}

void
alive(const part &p, const where &at)
{

	if (p.object != NO_OBJECT && !life[p.object]->load(*rl::ctx().threadx_))
		fail(after_free, at);
}

/* Does op, and lets the search choose who goes first if that matters. */
template <typename Op>
auto
step(const part &p, const where &at, Op op)
{

	alive(p, at);
	if (!cpus_running)
		return (op());
	switch (sharing::use(p.number, cpu())) {
	case sharing::SHARED:
		return (op());
	case sharing::NEWLY_SHARED:
		rl::ctx().rl_until("a second CPU uses this word", info(at));
		break;
	case sharing::LOCAL:
		break;
	}
	rl::preemption_disabler alone(rl::ctx());
	return (op());
}

rl::memory_order
relacy_order(order o)
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
}

template <typename T>
word<T>::~word()
{

	inside<T>(room).~word_room<T>();
}

template <typename T>
T
word<T>::load(order o, const where &at)
{
	word_room<T> &w = inside<T>(room);

	return (step(w.p, at, [&] {
		return (w.value.load(relacy_order(o), info(at)));
	}));
}

template <typename T>
void
word<T>::store(T v, order o, const where &at)
{
	word_room<T> &w = inside<T>(room);

	step(w.p, at, [&] {
		w.value.store(v, relacy_order(o), info(at));
	});
}

template <typename T>
T
word<T>::fetch_add(T v, order o, const where &at)
{
	word_room<T> &w = inside<T>(room);

	return (step(w.p, at, [&] {
		return (w.value.fetch_add(v, relacy_order(o), info(at)));
	}));
}

template <typename T>
T
word<T>::fetch_or(T v, order o, const where &at)
{
	word_room<T> &w = inside<T>(room);

	return (step(w.p, at, [&] {
		return (w.value.fetch_or(v, relacy_order(o), info(at)));
	}));
}

template <typename T>
T
word<T>::fetch_and(T v, order o, const where &at)
{
	word_room<T> &w = inside<T>(room);

	return (step(w.p, at, [&] {
		return (w.value.fetch_and(v, relacy_order(o), info(at)));
	}));
}

/* A failure orders nothing: atomic(9) says of the order that success has it. */
template <typename T>
bool
word<T>::fcmpset(T *cmp, T v, order o, const where &at)
{
	word_room<T> &w = inside<T>(room);

	return (step(w.p, at, [&] {
		return (w.value.compare_exchange_weak(*cmp, v, relacy_order(o),
		    info(at), rl::mo_relaxed, info(at)));
	}));
}

template <typename T>
bool
word<T>::cmpset(T cmp, T v, order o, const where &at)
{
	word_room<T> &w = inside<T>(room);

	return (step(w.p, at, [&] {
		return (w.value.compare_exchange_strong(cmp, v, relacy_order(o),
		    info(at), rl::mo_relaxed, info(at)));
	}));
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
	new (room) field_room();
	inside_field(room).p = make_part(OF_OBJECT);
}

field::~field()
{

	inside_field(room).~field_room();
}

/* An operator that converts or assigns has no argument to bring its place. */
static const where field_place = { "a plain field", "", 0 };

unsigned long
field::load()
{
	field_room &f = inside_field(room);

	alive(f.p, field_place);
	return (f.value(info(field_place)).load());
}

void
field::store(unsigned long v)
{
	field_room &f = inside_field(room);

	alive(f.p, field_place);
	f.value(info(field_place)).store(v);
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

void
mutex::lock(const where &at)
{
	mutex_room &m = inside_mutex(room);

	step(m.p, at, [&] {
		m.lock.lock(info(at));
	});
}

void
mutex::unlock(const where &at)
{
	mutex_room &m = inside_mutex(room);

	step(m.p, at, [&] {
		m.lock.unlock(info(at));
	});
}

void
fence(order o, const where &at)
{

	rl::atomic_thread_fence(relacy_order(o), info(at));
}

unsigned
cpu()
{

	return (rl::thread_index());
}

void
object_begin(unsigned object)
{

	current_object = object;
}

void
object_end()
{

	current_object = NO_OBJECT;
}

void
object_freed(unsigned object, const where &at)
{

	if (!life[object]->store(*rl::ctx().threadx_))
		fail(after_free, at);
}

/* Relacy keeps the pointer, not the text. */
void
note(const char *text, const where &at)
{

	if (rl::ctx().collecting_history())
		rl::ctx().exec_log_msg(info(at), text);
}

void
execution_begin()
{
	unsigned i;

	cpus_running = false;
	violated = NULL;
	sharing::execution_begin();
	for (i = 0; i < OBJECTS; i++) {
		life[i] = rl::ctx().var_ctor();
		life[i]->init(*rl::ctx().threadx_);
	}
}

void
execution_end()
{
	unsigned i;

	for (i = 0; i < OBJECTS; i++)
		rl::ctx().var_dtor(life[i]);
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

const char *
violation(int result)
{

	if (result == rl::test_result_user_assert_failed)
		return (violated);
	if (result == rl::test_result_data_race)
		return ("data race on a plain field");
	return (rl::test_result_str(static_cast<rl::test_result_e>(result)));
}

} /* namespace checker */

void
panic(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(checker::panic_text, sizeof(checker::panic_text), fmt, ap);
	va_end(ap);
	checker::fail(checker::panic_text, checker::here());
}
