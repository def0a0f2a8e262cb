/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/param.h>
#include <sys/cpuset.h>
#include <sys/sysctl.h>
#include <errno.h>
#include <stddef.h>
#include <unistd.h>

#include "host.h"

static cpuset_t binding;

/* sysctl(8): kern.vm_guest: "none", or the hypervisor's name. */
const char *
host_hypervisor(void)
{
	static char guest[32];
	size_t len;

	len = sizeof(guest) - 1;
	if (sysctlbyname("kern.vm_guest", guest, &len, NULL, 0) != 0)
		return ("unknown");
	return (guest);
}

/* hwloc's x86 component puts the process into set 0 to ask each CPU. */
void
host_keep_binding(void)
{

	if (cpuset_getaffinity(CPU_LEVEL_WHICH, CPU_WHICH_PID, -1,
	    sizeof(binding), &binding) != 0)
		CPU_ZERO(&binding);
}

void
host_restore_binding(void)
{

	if (!CPU_EMPTY(&binding))
		(void)cpuset_setaffinity(CPU_LEVEL_WHICH, CPU_WHICH_PID, -1,
		    sizeof(binding), &binding);
}

int
host_bind(unsigned pu)
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
host_fork(void)
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
host_clone(int (*enter)(void *), char *top, void *arg)
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
host_can_clone(void)
{

	return (HAS_RFORK_THREAD);
}
