/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <string.h>

#include "property.h"

const struct property_text property_text[NPROPERTIES] = {
	{ "torn down once",
	    "every vmspace is torn down exactly once" },
	{ "sole at teardown",
	    "nobody else holds a reference when a vmspace is torn down" },
	{ "emptied",
	    "nothing is mapped when the root of a page table is freed" },
	{ "pmap current",
	    "pmap_remove_pages() runs with its pmap current on that CPU" },
	{ "no use after free",
	    "every use of a vmspace or pmap is ordered before its freeing" },
	{ "no stale bit",
	    "no earlier user changes pm_active of a recycled pmap" },
	{ "no stale TLB",
	    "no CPU can use a page that was unmapped and given away" },
	{ "no data race",
	    "accesses to a plain field, one of them a write, are ordered" },
	{ "pm_active empty",
	    "a teardown finds no CPU in pm_active but one that is current" },
	{ "no freed root",
	    "no CPU runs with a freed page-table root loaded" },
	{ "no skipped load",
	    "no CPU skips a load because a recycled pmap has the old address" },
	{ "ends on vmspace0",
	    "an exited process is on vmspace0, and then reaped" },
	{ "vmspace0's count",
	    "in the end vmspace0's count is what it was" },
	{ "curpmap agrees",
	    "curpmap, the loaded root, pm_active and p_vmspace agree" },
	{ "revives nothing",
	    "vmspace_acquire_ref() takes no reference on a dead vmspace" },
	{ "holds kept",
	    "a vmspace is freed with its last hold, and not held after" },
	{ "own vmspace",
	    "vmspace_acquire_ref() returns the vmspace of its process" },
	{ "no deadlock",
	    "no CPU waits for ever, and no lock is taken or left wrongly" },
	{ "ends",
	    "every execution ends" },
	{ "no recursion",
	    "the exit path does not call itself without end" },
	{ "no crash",
	    "no CPU uses a bad address" },
	{ "assertions",
	    "every other KASSERT of the kernel holds" },
};

enum property
property_find(const char *name)
{
	unsigned i;

	for (i = 0; i < NPROPERTIES; i++)
		if (strcmp(property_text[i].name, name) == 0)
			break;
	return ((enum property)i);
}
