/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "settings.h"

const struct cast casts[] = {
	{ "two", "two processes exit", 2,
	    { ROLE_EXIT, ROLE_EXIT }, CAST_FULL },
	{ "three", "three processes exit", 3,
	    { ROLE_EXIT, ROLE_EXIT, ROLE_EXIT }, 0 },
	{ "locked", "one maps a page under the pmap lock, then two exit", 2,
	    { ROLE_WRITE_LOCKED, ROLE_EXIT }, 0 },
	{ "unlocked", "one writes a field without a lock, then two exit", 2,
	    { ROLE_WRITE_UNLOCKED, ROLE_EXIT }, 0 },
	{ "observer", "two exit, one is observed: vmspace_acquire_ref()", 3,
	    { ROLE_EXIT, ROLE_EXIT, ROLE_OBSERVE }, 0 },
	{ "recycle", "two exit, a fork takes the vmspace once it is free", 3,
	    { ROLE_EXIT, ROLE_EXIT, ROLE_FORK }, 0 },
	{ "run-next", "two exit, one CPU then runs a new process", 2,
	    { ROLE_EXIT_THEN_RUN, ROLE_EXIT }, 0 },
	{ "reused", "one exits, is observed, and a fork takes the vmspace", 3,
	    { ROLE_EXIT, ROLE_OBSERVE, ROLE_FORK }, 0 },
	{ "reaped", "one exits, is observed, and reaped on another CPU", 3,
	    { ROLE_EXIT, ROLE_REAP, ROLE_OBSERVE }, 0 },
	{ "unmapped", "one exits, another on its vmspace unmaps a page", 2,
	    { ROLE_EXIT, ROLE_UNMAP }, 0 },
	{ "reclaimed", "one exits, the page daemon takes a page that it maps", 2,
	    { ROLE_EXIT, ROLE_RECLAIM }, 0 },
	{ "aio", "one exits, aio does a job for another, who then exits", 2,
	    { ROLE_EXIT, ROLE_AIO }, 0 },
	{ "exec", "one execs, is observed, and a fork takes the vmspace", 3,
	    { ROLE_EXEC, ROLE_OBSERVE, ROLE_FORK }, 0 },
	/* arm64's alone. */
	{ "asids-out", "recycle, and ASIDs run out in the fork or after it", 3,
	    { ROLE_EXIT, ROLE_EXIT, ROLE_FORK }, CAST_ASIDS_OUT },
	/* Of the port, exec, thread_wait() and claims, not of exit paths. */
	{ "entered", "a CPU is switched to a vmspace, another unmaps a page", 2,
	    { ROLE_ENTER, ROLE_UNMAP }, 0 },
	{ "entered-fenced", "the same, with a full fence on both sides", 2,
	    { ROLE_ENTER, ROLE_UNMAP }, CAST_FENCED },
	{ "emptied", "one exits, the other execs, and may keep the vmspace", 2,
	    { ROLE_WRITE_UNLOCKED, ROLE_EXEC }, CAST_EMPTIES },
	{ "emptied-fenced", "the same, with an acquire before it is emptied", 2,
	    { ROLE_WRITE_UNLOCKED, ROLE_EXEC }, CAST_EMPTIES | CAST_FENCED },
	{ "reaped-early", "reaped while it is still on its CPU", 2,
	    { ROLE_EXIT, ROLE_REAP }, CAST_NO_WAIT },
	{ "reread", "one exits, is observed by a load that is repeated", 2,
	    { ROLE_EXIT, ROLE_OBSERVE_REREAD }, CAST_FULL },
	{ "migrate", "two exit; a thread is moved inside PCPU_GET()", 2,
	    { ROLE_EXIT, ROLE_EXIT }, CAST_MIGRATES },
};
const unsigned ncasts = sizeof(casts) / sizeof(casts[0]);

/* As the kernel is today. */
struct settings settings = { 1, 0, 0, MODEL_WEAK, &casts[0], NPROPERTIES };

int
cast_is(unsigned flags)
{

	return ((settings.cast->flags & flags) != 0);
}

int
cast_has(unsigned roles)
{
	unsigned i;

	for (i = 0; i < CAST_MAX; i++)
		if ((settings.cast->role[i] & roles) != 0)
			return (1);
	return (0);
}
