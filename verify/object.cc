/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The zone's objects: what is alive, and what orders a use before a freeing. */
#include <cstring>

#include "inside.h"

namespace checker {

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

static struct object objects[OBJECTS];
static unsigned being_made = NO_OBJECT;

void
objects_begin()
{
	unsigned i, j;

	being_made = NO_OBJECT;
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
objects_end()
{
	unsigned i, j;

	for (i = 0; i < OBJECTS; i++)
		for (j = 0; j < CPUS; j++)
			rl::ctx().var_dtor(objects[i].life[j]);
}

unsigned
object_being_made()
{

	return (being_made);
}

void
object_begin(unsigned number)
{

	being_made = number;
}

void
object_end()
{

	being_made = NO_OBJECT;
}

void
object_alive(unsigned number, const void *what)
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
		violation(NO_USE_AFTER_FREE,
		    "%s is used after CPU %u has freed it", name, o.freed_by);
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

} /* namespace checker */
