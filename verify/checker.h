/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What the checker's machine layer asks of the checker.  Both sides of the wall
 * include this header and nothing else of each other: kernel sources see no
 * Relacy and no host header, the checker sees no kernel.  What they share is
 * opaque room, on which the member functions, defined out of line, work.  A
 * variable of an exit path's own begins as zeroes, and is made when it is used.
 */
#ifndef _VERIFY_CHECKER_H_
#define	_VERIFY_CHECKER_H_

#include "property.h"

namespace checker {

/* In an address, it makes one that nothing has; arm64 ignores bits from 56. */
static const unsigned long HIDDEN = 1UL << 55;

/* How many CPUs a search has at most, and how many objects its zone. */
const unsigned CPUS = 3;
const unsigned OBJECTS = 3;
const unsigned NO_OBJECT = OBJECTS;

enum order { RELAXED, ACQUIRE, RELEASE, ACQ_REL, SEQ_CST };

/*
 * Whether something lives and dies with the object that it is a part of, or
 * stays readable for ever because the object's zone is type stable.
 */
enum lifetime { OF_OBJECT, OF_ZONE };

/* A place in the kernel's source; as a default argument, the caller's. */
struct where {
	const char	*func;
	const char	*file;
	int		line;
};

constexpr where
here(const char *func = __builtin_FUNCTION(),
    const char *file = __builtin_FILE(), int line = __builtin_LINE())
{

	return (where{func, file, line});
}

/* An atomic word: T is unsigned or unsigned long. */
template <typename T>
class word {
public:
	explicit word(lifetime lifetime) { construct(lifetime); }
	word(const word &) = delete;
	word &operator=(const word &) = delete;

	T	load(order, const where &);
	/* Returns what it replaces, for a property, unseen by the kernel. */
	T	store(T, order, const where &);
	T	fetch_add(T, order, const where &);
	T	fetch_or(T, order, const where &);
	T	fetch_and(T, order, const where &);
	T	swap(T, order, const where &);
	/*
	 * Compare and set.  Failing, it stores what it saw in the first
	 * argument; the weak one may fail although that was equal.
	 */
	bool	cmpset(T *, T, bool weak, order, const where &);
	/* The newest value, for a property: no step of any CPU. */
	T	peek() const;
private:
	void	construct(lifetime);

	alignas(8) char	room[104];
};

/*
 * A plain field, whatever its type: accesses by two CPUs, one of them a write,
 * that nothing orders are a violation.
 */
class field {
public:
	field() { construct(); }
	field(const field &) = delete;
	field &operator=(const field &) = delete;

	unsigned long load();
	void	store(unsigned long);
	unsigned long peek() const;
private:
	void	construct();

	alignas(8) char	room[32];
};

/* A mutex: locking it twice, or unlocking another CPU's, is a violation. */
class mutex {
public:
	mutex() { construct(); }
	mutex(const mutex &) = delete;
	mutex &operator=(const mutex &) = delete;

	void	lock(const where &);
	bool	try_lock(const where &);
	void	unlock(const where &);
private:
	void	construct();

	alignas(8) char	room[64];
};

void	fence(order, const where &);

/* Gives up this execution; the search starts again. */
[[noreturn]] void again();

/* Lets the others go on, for this CPU waits for one of them. */
void	spinwait();

/* The CPU that the caller runs on, 0 to CPUS - 1. */
unsigned cpu();

/* One of 0 to n - 1: the search tries each. */
unsigned choose(unsigned n);

/* A step at which others may come in between, of a thing no word stands for. */
void	visible();

/*
 * What is constructed between object_begin(i) and object_end() belongs to
 * object i and may not be used once that was freed, except what is OF_ZONE.
 * That a use came earlier is not enough: something has to order it before the
 * freeing.
 */
void	object_begin(unsigned);
void	object_end();
void	object_freed(unsigned);
/* The zone gives the object out again. */
void	object_born(unsigned);
/* How often it was given out; of a freed one, as if it had been again. */
unsigned object_generation(unsigned);
bool	object_dead(unsigned);

/*
 * A property does not hold.  Ends the execution, and does not return, unless
 * the search watches another property only.
 */
void	violation(enum property, const char *fmt, ...)
    __attribute__((__format__(__printf__, 2, 3)));

/* A line of the event log, in the column of the CPU. */
void	say(const char *fmt, ...) __attribute__((__format__(__printf__, 1, 2)));

/* sprintf(3) into room for TEXT_MAX bytes, which the host has. */
const unsigned TEXT_MAX = 96;
void	text(char *, const char *fmt, ...)
    __attribute__((__format__(__printf__, 2, 3)));

/*
 * The kernel's name of what lies at an address, and of the value in it; false
 * if it has none that a reader would know.  Defined by the kernel's side.
 */
bool	describe(const void *, unsigned long value, char *name, char *shown);

} /* namespace checker */

#endif /* !_VERIFY_CHECKER_H_ */
