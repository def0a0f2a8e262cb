/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Plain fields, as Relacy's variables: what is watched is the order. */
#include <cstdio>
#include <new>

#include "inside.h"

namespace checker {

struct field_room {
	part		p;
	rl::var_data	*history;
	unsigned long	value;
};

static void
unmake(void *room)
{

	rl::ctx().var_dtor(static_cast<field_room *>(room)->history);
}

static void
make(void *room)
{
	unsigned long value;
	field_room &f = *static_cast<field_room *>(room);

	value = f.value;
	f.history = rl::ctx().var_ctor();
	f.history->init(*rl::ctx().threadx_);
	f.p = part_made(room, OF_OBJECT, unmake);
	f.value = value;
}

void
field::construct()
{

	static_assert(sizeof(field_room) <= sizeof(room), "too little room");
	if (!constructing)
		return;
	reinterpret_cast<field_room *>(room)->value = 0;
	make(room);
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
	field_room &f = part_in<field_room>(room, make);
	char shown[TEXT_MAX];

	if (logging())
		say_of(field_place, this, "is %s", show(this, f.value, shown));
	if (!f.history->load(*rl::ctx().threadx_))
		race(this, "read");
	object_alive(f.p.object, this);
	return (f.value);
}

void
field::store(unsigned long v)
{
	field_room &f = part_in<field_room>(room, make);
	char shown[TEXT_MAX];

	if (logging())
		say_of(field_place, this, "= %s", show(this, v, shown));
	if (!f.history->store(*rl::ctx().threadx_))
		race(this, "write");
	object_alive(f.p.object, this);
	f.value = v;
}

} /* namespace checker */
