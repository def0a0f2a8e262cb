/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* One variant with the cast and the rest of the settings: its executions. */
#ifndef _VERIFY_SEARCH_H_
#define	_VERIFY_SEARCH_H_

#include <sys/variant.h>
#include "property.h"

#ifdef __cplusplus
extern "C" {
#endif

enum search_kind { SEARCH_BOUND, SEARCH_FULL, SEARCH_RANDOM };

/* How much to search: each number of executions but the full search's caps. */
struct effort {
	unsigned	bound;		/* preemptions, at most */
	unsigned	bounded;	/* executions for each bound */
	unsigned	full;		/* for a cast that is worth it */
	unsigned	random;		/* seeds 1 to this */
	unsigned	seconds;	/* of CPU time for all of it */
};

/* One property that does not hold, and the shortest execution that was seen. */
struct violation {
	enum property	property;
	enum search_kind kind;		/* what found it */
	unsigned	bound;
	char		*execution;	/* the event log; free(3) it */
};

struct outcome {
	unsigned	nviolations;	/* 0: holds */
	struct violation violations[NPROPERTIES];	/* in that order */
	unsigned long	executions;	/* of all searches together */
	/* The widest search that came to its end; SEARCH_RANDOM if none did. */
	enum search_kind kind;
	unsigned	bound;
};

/*
 * Explores, with more and more preemptions, every order of the steps of the
 * cast's CPUs, and every value that the memory model lets a load return, as far
 * as Relacy represents them; then without a bound if the cast says so; then at
 * random.  Goes on after a violation, for those of other properties; the first
 * of each is thus a shortest one.
 */
void	search(const struct variant *, const struct effort *, struct outcome *);

#ifdef __cplusplus
}
#endif

#endif /* !_VERIFY_SEARCH_H_ */
