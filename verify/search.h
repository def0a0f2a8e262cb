/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* One variant, all executions. */
#ifndef _VERIFY_SEARCH_H_
#define	_VERIFY_SEARCH_H_

#include <sys/variant.h>

#ifdef __cplusplus
extern "C" {
#endif

struct outcome {
	int		holds;
	unsigned long	executions;	/* up to the violation, if any */
	const char	*property;	/* what was violated, else NULL */
	char		*history;	/* how; the caller's to free */
};

/*
 * Explores every order of the steps of two exiting CPUs, and every value that
 * atomic(9) lets a load return, as far as Relacy represents them.
 */
void	search(const struct variant *, struct outcome *);

#ifdef __cplusplus
}
#endif

#endif /* !_VERIFY_SEARCH_H_ */
