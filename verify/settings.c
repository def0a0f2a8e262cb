/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "settings.h"

const struct cast casts[] = {
	{ "two", "two processes exit", 2,
	    { ROLE_EXIT, ROLE_EXIT }, 1, 0, 0 },
	{ "three", "three processes exit", 3,
	    { ROLE_EXIT, ROLE_EXIT, ROLE_EXIT }, 0, 0, 0 },
	{ "locked", "one maps a page under the pmap lock, then two exit", 2,
	    { ROLE_WRITE_LOCKED, ROLE_EXIT }, 0, 0, 0 },
	{ "unlocked", "one writes a field without a lock, then two exit", 2,
	    { ROLE_WRITE_UNLOCKED, ROLE_EXIT }, 0, 0, 0 },
	{ "observer", "two exit, one is observed: vmspace_acquire_ref()", 3,
	    { ROLE_EXIT, ROLE_EXIT, ROLE_OBSERVE }, 0, 0, 0 },
	{ "recycle", "two exit, a fork takes the vmspace once it is free", 3,
	    { ROLE_EXIT, ROLE_EXIT, ROLE_FORK }, 0, 0, 0 },
	{ "run-next", "two exit, one CPU then runs a new process", 2,
	    { ROLE_EXIT_THEN_RUN, ROLE_EXIT }, 0, 0, 0 },
	{ "reused", "one exits, is observed, and a fork takes the vmspace", 3,
	    { ROLE_EXIT, ROLE_OBSERVE, ROLE_FORK }, 0, 0, 0 },
	{ "unmapped", "one exits, another on its vmspace unmaps a page", 2,
	    { ROLE_EXIT, ROLE_UNMAP }, 0, 0, 0 },
	{ "exec", "one execs, is observed, and a fork takes the vmspace", 3,
	    { ROLE_EXEC, ROLE_OBSERVE, ROLE_FORK }, 0, 0, 0 },
	/* Of the claims; no part of the matrix. */
	{ "asids-out", "recycle, and the fork begins a new epoch of ASIDs", 3,
	    { ROLE_EXIT, ROLE_EXIT, ROLE_FORK }, 0, 1, 0 },
	{ "reread", "one exits, is observed by a load that is repeated", 2,
	    { ROLE_EXIT, ROLE_OBSERVE_REREAD }, 1, 0, 0 },
	{ "migrate", "two exit; a thread is moved inside PCPU_GET()", 2,
	    { ROLE_EXIT, ROLE_EXIT }, 0, 0, 1 },
};
const unsigned ncasts = sizeof(casts) / sizeof(casts[0]);

/* As the kernel is today. */
struct settings settings = { 1, 0, 0, MODEL_WEAK, &casts[0], NPROPERTIES };
