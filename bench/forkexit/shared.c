/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/mman.h>
#include <stddef.h>

#include "shared.h"

struct shared *
shared_map(unsigned long lives)
{
	void *map;

	map = mmap(NULL, sizeof(struct shared) + lives * sizeof(struct life),
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANON, -1, 0);
	return (map == MAP_FAILED ? NULL : map);
}

bool
shared_stop(struct shared *sh, int why)
{
	int running;

	running = 0;
	return (atomic_compare_exchange_strong(&sh->stop, &running, why));
}
