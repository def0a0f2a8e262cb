/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/param.h>
#include <sys/cpuset.h>
#include <errno.h>
#include <unistd.h>

#include "system.h"

int
system_bind(unsigned pu)
{
	cpuset_t set;

	if (pu >= CPU_SETSIZE) {
		errno = EINVAL;
		return (-1);
	}
	CPU_ZERO(&set);
	CPU_SET(pu, &set);
	return (cpuset_setaffinity(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1,
	    sizeof(set), &set));
}

pid_t
system_fork(void)
{

	return (rfork(RFPROC | RFFDG));
}

/* rfork_thread(3), which puts the child on its own stack, is x86's alone. */
#if defined(__amd64__) || defined(__i386__)
#define	HAS_RFORK_THREAD	1
#else
#define	HAS_RFORK_THREAD	0
#endif

pid_t
system_clone(int (*enter)(void *), char *top, void *arg)
{

#if HAS_RFORK_THREAD
	return (rfork_thread(RFPROC | RFFDG | RFMEM, top, enter, arg));
#else
	(void)enter;
	(void)top;
	(void)arg;
	errno = ENOSYS;
	return (-1);
#endif
}

bool
system_can_clone(void)
{

	return (HAS_RFORK_THREAD);
}
