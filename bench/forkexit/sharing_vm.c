/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/mman.h>
#include <stddef.h>

#include "sharing.h"
#include "sharing_clone.h"

/*
 * Children of one thread follow each other, so one stack serves them all.  It
 * is mapped when it is needed: thread-local bytes would be written by the
 * loader, and copied by every fork.
 */
#define	STACK_SIZE	((size_t)64 * 1024)

static _Thread_local char *stack;

struct start {
	void	(*child)(void *);
	void	*arg;
};

static int
enter(void *arg)
{
	struct start *s;

	s = arg;
	s->child(s->arg);
	return (127);
}

pid_t
sharing_start_vm(void (*child)(void *), void *arg)
{
	static _Thread_local struct start s;
	void *map;

	if (stack == NULL) {
		map = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANON, -1, 0);
		if (map == MAP_FAILED)
			return (-1);
		stack = map;
	}
	/* Not on our stack: we go on while the child reads it. */
	s.child = child;
	s.arg = arg;
	return (sharing_clone(enter, stack + STACK_SIZE, &s));
}
