/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/param.h>
#include <sys/cpuset.h>
#include <errno.h>

#include "bind.h"

int
bind_pu(unsigned pu)
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
