/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The parts of one execution: words, fields and locks.  The kernel's are made
 * anew for each, before its CPUs run.  An exit path's own variables ("static
 * struct mtx") are known only once a CPU uses them: then the search starts
 * again, and its executions begin by making them too.
 */
#include <cstdlib>
#include <cstring>

#include "inside.h"
#include "execution.h"
#include "sharing.h"

/* Where verify.mk has put the variables of all exit paths. */
extern "C" {
extern char __start_path_data[] __attribute__((__weak__));
extern char __stop_path_data[] __attribute__((__weak__));
extern char __start_path_bss[] __attribute__((__weak__));
extern char __stop_path_bss[] __attribute__((__weak__));
}

namespace checker {

static part *parts[sharing::WORDS_MAX];
static unsigned nparts;

static struct {
	void	*room;
	void	(*make)(void *);
} found[16];
static const unsigned FOUND_MAX = sizeof(found) / sizeof(found[0]);
static unsigned nfound;

part
part_made(void *room, lifetime lifetime, void (*unmake)(void *))
{
	part p;

	p.number = sharing::number();
	p.object = lifetime == OF_OBJECT ? object_being_made() : NO_OBJECT;
	p.unmake = unmake;
	parts[nparts++] = static_cast<part *>(room);
	return (p);
}

void
part_found(void *room, void (*make)(void *))
{

	if (nfound == FOUND_MAX)
		violation(NO_CRASH, "the exit path has more than %u variables "
		    "of its own", FOUND_MAX);
	found[nfound].room = room;
	found[nfound++].make = make;
	again();
}

/* Every variable of an exit path is as the program was started with it. */
static void
path_data_reset()
{
	static char *first;
	size_t size;

	size = static_cast<size_t>(__stop_path_data - __start_path_data);
	if (size > 0 && first == NULL) {
		first = static_cast<char *>(malloc(size));
		memcpy(first, __start_path_data, size);
	} else if (size > 0)
		memcpy(__start_path_data, first, size);
	memset(__start_path_bss, 0,
	    static_cast<size_t>(__stop_path_bss - __start_path_bss));
}

void
parts_begin()
{

	for (unsigned i = 0; i < nparts; i++)
		parts[i]->unmake = NULL;
	nparts = 0;
	path_data_reset();
}

void
parts_own()
{

	for (unsigned i = 0; i < nfound; i++)
		found[i].make(found[i].room);
}

void
parts_end()
{
	unsigned i;

	for (i = 0; i < nparts; i++)
		parts[i]->unmake(parts[i]);
}

void
parts_forget()
{

	nfound = 0;
}

} /* namespace checker */
