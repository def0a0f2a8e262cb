/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What a CPU under stress knows of itself, and says when something is wrong. */
#ifndef _RING0_WATCH_H_
#define	_RING0_WATCH_H_

#include <sys/types.h>

struct variant;

/* The variant that the machine runs, and the seed of its delays. */
void	watch_start(const struct variant *, u_int seed, u_int cpus);
/* This CPU does that step of an exit from here on; a word for the report. */
void	watch_step(const char *step);
/* A random number below n, other ones on each CPU. */
u_int	watch_random(u_int n);
/* The address space that the MMU walks must be that of this number. */
void	watch_expect(u_long id, const char *at);
/* Reports what was seen where, and ends the machine. */
void	watch_violation(const char *what, const char *at, u_long seen,
	    u_long expected) __dead2;

/* Of all CPUs together, when they are done. */
struct watch_totals {
	u_long	wt_points;	/* stress_point() was called */
	u_long	wt_loads;	/* address spaces were loaded */
	u_int	wt_active;	/* pmaps were in use when freed or allocated */
};
void	watch_totals(struct watch_totals *);

#endif /* !_RING0_WATCH_H_ */
