/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <errno.h>
#include <unistd.h>

#include "sharing_clone.h"

pid_t
sharing_fork(void)
{

	return (rfork(RFPROC | RFFDG));
}

/* rfork_thread(3), which puts the child on its own stack, is x86's alone. */
#if defined(__amd64__) || defined(__i386__)

bool
sharing_can_clone(void)
{

	return (true);
}

pid_t
sharing_clone(int (*enter)(void *), char *top, void *arg)
{

	return (rfork_thread(RFPROC | RFFDG | RFMEM, top, enter, arg));
}

#else

bool
sharing_can_clone(void)
{

	return (false);
}

pid_t
sharing_clone(int (*enter)(void *), char *top, void *arg)
{

	(void)enter;
	(void)top;
	(void)arg;
	errno = ENOSYS;
	return (-1);
}

#endif
