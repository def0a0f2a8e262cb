/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/types.h>
#include <sys/sysctl.h>

#include "host.h"

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
