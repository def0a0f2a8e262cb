/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Atomic words and fences, as Relacy's, with the orders of the memory model. */
#include <cstdio>
#include <functional>
#include <new>

#include "inside.h"
#include "settings.h"

namespace checker {

template <typename T>
struct word_room {
	part		p;
	T		newest;
	bool		has_failed;	/* a weak compare, spuriously */
	rl::atomic<T>	value;
};

static void
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
	object_alive(p.object, what);
	rl::preemption_disabler alone(rl::ctx());
	if (a != LOCKED || settings.model != MODEL_TSO)
		return (op());
	/* On amd64 a locked operation is a full fence on both sides. */
	full_fence();
	auto result = op();
	full_fence();
	return (result);
}

template <typename T>
static void
unmake(void *room)
{

	static_cast<word_room<T> *>(room)->value.~atomic();
}

/* The kernel's memory and what an exit path has of its own begin as zeroes. */
template <typename T>
static word_room<T> &
make(void *room, lifetime lifetime)
{
	word_room<T> &w = *new (room) word_room<T>();

	w.value.store(0, rl::mo_relaxed, info(here()));
	w.newest = 0;
	w.has_failed = false;
	w.p = part_made(room, lifetime, unmake<T>);
	return (w);
}

template <typename T>
static void
make_own(void *room)
{

	(void)make<T>(room, OF_ZONE);
}

template <typename T>
void
word<T>::construct(lifetime lifetime)
{

	static_assert(sizeof(word_room<T>) <= sizeof(room), "too little room");
	if (constructing)
		(void)make<T>(room, lifetime);
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
	word_room<T> &w = part_in<word_room<T> >(room, make_own<T>);
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
	word_room<T> &w = part_in<word_room<T> >(room, make_own<T>);
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

/* A read-modify-write, which puts now(old, v) in the place of old. */
template <typename T, typename Op, typename Now>
static T
change(char *room, Op op, Now now, T v, order o, const where &at)
{
	word_room<T> &w = part_in<word_room<T> >(room, make_own<T>);
	char before[TEXT_MAX], after[TEXT_MAX];
	T old;

	old = step(w.p, room, LOCKED, at, [&] {
		return ((w.value.*op)(v, relacy_order(o, LOCKED), info(at)));
	});
	w.newest = now(old, v);
	if (logging())
		say_of(at, room, "%s -> %s", show(room, old, before),
		    show(room, w.newest, after));
	return (old);
}

template <typename T>
T
word<T>::fetch_add(T v, order o, const where &at)
{

	return (change(room, &rl::atomic<T>::fetch_add, std::plus<T>(), v, o,
	    at));
}

template <typename T>
T
word<T>::fetch_or(T v, order o, const where &at)
{

	return (change(room, &rl::atomic<T>::fetch_or, std::bit_or<T>(), v, o,
	    at));
}

template <typename T>
T
word<T>::fetch_and(T v, order o, const where &at)
{

	return (change(room, &rl::atomic<T>::fetch_and, std::bit_and<T>(), v,
	    o, at));
}

template <typename T>
T
word<T>::swap(T v, order o, const where &at)
{

	return (change(room, &rl::atomic<T>::exchange,
	    [](T, T now) { return (now); }, v, o, at));
}

/*
 * Whether a weak compare of the value that is there fails all the same: once
 * per word, for else there were no end.  Relacy has the same but tries the
 * failure first, and a shortest execution should have none that it does not
 * need.
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
bool
word<T>::cmpset(T *cmp, T v, bool weak, order o, const where &at)
{
	word_room<T> &w = part_in<word_room<T> >(room, make_own<T>);
	char before[TEXT_MAX], after[TEXT_MAX];
	T expected;
	bool done;

	expected = *cmp;
	done = step(w.p, this, LOCKED, at, [&] {
		if (weak && w.newest == *cmp && spurious(w))
			return (false);
		return (w.value.compare_exchange_strong(*cmp, v,
		    relacy_order(o, LOCKED), info(at),
		    relacy_order(RELAXED, LOAD), info(at)));
	});
	if (done)
		w.newest = v;
	if (!logging())
		return (done);
	show(this, expected, before);
	show(this, v, after);
	if (done)
		say_of(at, this, "fcmpset %s -> %s", before, after);
	else if (*cmp == expected)
		say_of(at, this, "fcmpset %s -> %s fails spuriously", before,
		    after);
	else
		say_of(at, this, "fcmpset %s -> %s fails: it is %s", before,
		    after, show(this, *cmp, after));
	return (done);
}

template class word<unsigned>;
template class word<unsigned long>;

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

} /* namespace checker */
