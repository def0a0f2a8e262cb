/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#define	_GNU_SOURCE	1	/* sched_setaffinity, CPU_SET */

#include <errno.h>
#include <sched.h>

#include "bind.h"

int
bind_pu(unsigned pu)
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
