/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#define	_GNU_SOURCE	1	/* clone */

#include <sched.h>
#include <signal.h>
#include <unistd.h>

#include "sharing_clone.h"

pid_t
sharing_fork(void)
{

	return (fork());
}

bool
sharing_can_clone(void)
{

	return (true);
}

pid_t
sharing_clone(int (*enter)(void *), char *top, void *arg)
{

	return (clone(enter, top, CLONE_VM | SIGCHLD, arg));
}
