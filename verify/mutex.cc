/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Locks, as Relacy's mutexes. */
#include <cstdio>
#include <new>

#include "inside.h"
#include "sharing.h"

namespace checker {

struct mutex_room {
	part		p;
	bool		locked;
	unsigned	by;
	rl::mutex	lock;
};

static void
unmake(void *room)
{
	mutex_room &m = *static_cast<mutex_room *>(room);
	char name[TEXT_MAX], shown[TEXT_MAX];

	if (m.locked) {
		if (!describe(room, 0, name, shown))
			snprintf(name, sizeof(name), "a lock of its own");
		violation(NO_DEADLOCK, "%s is left locked by CPU %u", name,
		    m.by);
	}
	m.lock.rl::mutex::~std_generic_mutex();
}

static void
make(void *room)
{
	mutex_room &m = *new (room) mutex_room();

	m.locked = false;
	m.p = part_made(room, OF_OBJECT, unmake);
}

void
mutex::construct()
{

	static_assert(sizeof(mutex_room) <= sizeof(room), "too little room");
	if (constructing)
		make(room);
}

/*
 * Relacy's mutex is itself a step, and one that may wait; taken by one CPU
 * alone it is none.
 */
template <typename Op>
static void
lock_step(mutex_room &m, const void *what, const where &at, Op op)
{

	object_alive(m.p.object, what);
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
	mutex_room &m = part_in<mutex_room>(room, make);

	lock_step(m, this, at, [&] {
		m.lock.lock(info(at));
	});
	m.locked = true;
	m.by = cpu();
	say_of(at, this, "locked");
}

bool
mutex::try_lock(const where &at)
{
	mutex_room &m = part_in<mutex_room>(room, make);
	bool done;

	lock_step(m, this, at, [&] {
		done = m.lock.try_lock(info(at));
	});
	if (done) {
		m.locked = true;
		m.by = cpu();
	}
	say_of(at, this, done ? "locked" : "is taken");
	return (done);
}

void
mutex::unlock(const where &at)
{
	mutex_room &m = part_in<mutex_room>(room, make);

	m.locked = false;
	lock_step(m, this, at, [&] {
		m.lock.unlock(info(at));
	});
	say_of(at, this, "unlocked");
}

} /* namespace checker */
