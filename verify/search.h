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

/* How much to search: each number of executions, but of the full search, caps. */
struct effort {
	unsigned	bound;		/* preemptions, at most */
	unsigned long	bounded;	/* executions for each bound */
	unsigned long	full;		/* for a cast that is worth it */
	unsigned long	random;		/* seeds 1 to this */
};

struct outcome {
	int		holds;
	enum property	property;	/* what was violated */
	unsigned long	executions;	/* of all searches together */
	/*
	 * What found the violation, or the widest that came to its end; of
	 * bounded ones up to which bound, -1 if none did.
	 */
	enum search_kind kind;
	int		bound;
	char		*execution;	/* the event log; the caller's to free */
};

/*
 * Explores, with more and more preemptions, every order of the steps of the
 * cast's CPUs, and every value that the memory model lets a load return, as far
 * as Relacy represents them; then without a bound if the cast says so; then at
 * random.  Stops at the first violation, which is thus a shortest one.
 */
void	search(const struct variant *, const struct effort *, struct outcome *);

#ifdef __cplusplus
}
#endif

#endif /* !_VERIFY_SEARCH_H_ */
