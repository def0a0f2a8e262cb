/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/mman.h>
#include <stddef.h>

#include "cpu.h"
#include "kmem_share.h"

/*
 * The object stays where the linker put it, so the kernel's code is the same
 * whether it is shared or not; only the pages behind it change.
 */
int
kmem_share(void)
{

	/* FreeBSD counts a mapping over another twice against RLIMIT_AS. */
	if (munmap(kmem_start(), kmem_size()) != 0 ||
	    mmap(kmem_start(), kmem_size(), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANON | MAP_FIXED, -1, 0) == MAP_FAILED)
		return (-1);
	return (0);
}
