/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <string.h>
#include <unistd.h>

#include "sharing.h"
#include "sharing_clone.h"

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

	return (s != SHARING_VM || sharing_can_clone());
}

/*
 * The child of a vfork(2) runs on our stack while we wait.  It goes down from
 * here and never returns, so this frame is whole when we go on.
 */
static pid_t
start_vfork(void (*child)(void *), void *arg)
{
	pid_t pid;

	pid = vfork();
	if (pid == 0) {
		child(arg);
		_exit(127);
	}
	return (pid);
}

pid_t
sharing_start(enum sharing s, void (*child)(void *), void *arg)
{
	pid_t pid;

	if (s == SHARING_VM)
		return (sharing_start_vm(child, arg));
	if (s == SHARING_VFORK)
		return (start_vfork(child, arg));
	pid = sharing_fork();
	if (pid == 0) {
		child(arg);
		_exit(127);
	}
	return (pid);
}
