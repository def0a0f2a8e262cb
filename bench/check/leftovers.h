/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What exits leave behind, looked at with the kernel's KASSERTs on. */
#ifndef _BENCH_CHECK_LEFTOVERS_H_
#define	_BENCH_CHECK_LEFTOVERS_H_

#include <sys/variant.h>

#include "block.h"

/* What is left when all have exited and been reaped. */
struct leftovers {
	unsigned	zone_free;	/* vmspaces back in the zone */
	const char	*broken;	/* block_broken() */
	_Bool		on_freed;	/* the CPU, on the pmap of a free one */
	_Bool		critical;	/* some thread still is in a section */
	unsigned	not_reaped;
};

/*
 * k processes, "holders" to a vmspace, exit on one CPU under the variant, while
 * an observer holds a reference on each vmspace if "held".
 */
struct leftovers exit_leftovers(const struct variant *, unsigned k,
	    unsigned holders, _Bool held, enum next);

#endif /* !_BENCH_CHECK_LEFTOVERS_H_ */
