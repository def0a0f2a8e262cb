/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What the checker's own files, which see Relacy, have in common; the machine
 * layer sees checker.h alone.
 */
#ifndef _VERIFY_INSIDE_H_
#define	_VERIFY_INSIDE_H_

#include <relacy/relacy.hpp>
#undef new
#undef delete
#undef free

#include "checker.h"

namespace checker {

/* What a word, a field or a lock is, beside its value. */
struct part {
	unsigned	number;		/* see sharing.h */
	unsigned	object;		/* or NO_OBJECT: part of none */
	void		(*unmake)(void *);	/* NULL: not made */
};

/* CPUs run at once, and not the beginning or the end of an execution. */
extern bool cpus_running;
/* The kernel is being made: parts that are constructed begin their lives. */
extern bool constructing;

/* A part begins its life, which the execution's end ends by "unmake". */
part	part_made(void *room, lifetime, void (*unmake)(void *));
/*
 * A variable of an exit path's own, which no execution has made yet, is used:
 * from here on each begins by making it, with "make".
 */
void	part_found(void *room, void (*make)(void *));

/* What is in that room, which "make" makes if no execution has yet. */
template <typename Room>
static inline Room &
part_in(char *room, void (*make)(void *))
{
	Room &r = *reinterpret_cast<Room *>(room);

	if (r.p.unmake == NULL)
		part_found(room, make);
	return (r);
}

/* Around an execution. */
void	parts_begin();
/* After the kernel has been made: the exit paths' own that are known by now. */
void	parts_own();
void	parts_end();
/* A new search: forgets what was found. */
void	parts_forget();

/* The lives of the zone's objects, around an execution. */
void	objects_begin();
void	objects_end();
/* The one between object_begin() and object_end(), or NO_OBJECT. */
unsigned object_being_made();
/* A use of an object by this CPU, of the part of it at that address. */
void	object_alive(unsigned object, const void *what);

/* Lets the search choose who goes first, if more than one CPU uses this. */
void	others_first(const part &, const where &);

rl::debug_info info(const where &);

/* Whether this execution is being written down. */
bool	logging();
/* A line of the log about the word, field or lock at that address. */
void	say_of(const where &, const void *what, const char *fmt, ...)
    __attribute__((__format__(__printf__, 3, 4)));
/* The value as the kernel's side shows it; "room" holds TEXT_MAX bytes. */
const char *show(const void *what, unsigned long value, char *room);

} /* namespace checker */

#endif /* !_VERIFY_INSIDE_H_ */
