/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/mman.h>
#include <err.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "host.h"
#include "sharing.h"

static const char *const names[] = { "fork", "vfork", "vm" };

enum sharing
sharing_get(const char *name)
{
	unsigned i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i], name) == 0)
			return ((enum sharing)i);
	errx(2, "no sharing '%s'; there are: fork vfork vm", name);
}

const char *
sharing_name(enum sharing s)
{

	return (names[s]);
}

bool
sharing_available(enum sharing s)
{

	return (s != SHARING_VM || host_can_clone());
}

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

static pid_t
start_vm(void (*child)(void *), void *arg)
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
	return (host_clone(enter, stack + STACK_SIZE, &s));
}

/*
 * The child of a vfork(2) runs on our stack while we wait.  It goes down from
 * here and never returns, so this frame is whole when we go on.
 */
pid_t
sharing_start(enum sharing s, void (*child)(void *), void *arg)
{
	pid_t pid;

	if (s == SHARING_VM)
		return (start_vm(child, arg));
	pid = s == SHARING_VFORK ? vfork() : host_fork();
	if (pid == 0) {
		child(arg);
		_exit(127);
	}
	return (pid);
}
