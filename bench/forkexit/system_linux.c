/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#define	_GNU_SOURCE	1	/* clone, _Fork, sched_setaffinity, CPU_SET */

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <unistd.h>

#include "system.h"

int
system_bind(unsigned pu)
{
	cpu_set_t set;

	if (pu >= CPU_SETSIZE) {
		errno = EINVAL;
		return (-1);
	}
	CPU_ZERO(&set);
	CPU_SET(pu, &set);
	return (sched_setaffinity(0, sizeof(set), &set));
}

pid_t
system_fork(void)
{

	return (_Fork());
}

pid_t
system_clone(int (*enter)(void *), char *top, void *arg)
{

	return (clone(enter, top, CLONE_VM | SIGCHLD, arg));
}

bool
system_can_clone(void)
{

	return (true);
}
