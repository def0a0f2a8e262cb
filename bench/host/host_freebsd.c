/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/param.h>
#include <sys/cpuset.h>
#include <sys/sysctl.h>
#include <stddef.h>

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
