/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The cast of a search: who does what at once.  Two processes share one vmspace
 * and exit, each on its own CPU; nobody else is there.
 */
#ifndef _VERIFY_CAST_H_
#define	_VERIFY_CAST_H_

struct variant;

/* Makes the kernel and the two processes, each running on its CPU. */
void	cast_begin(void);
/* One CPU's part: the process exits, leaves the CPU, and is reaped. */
void	cast_run(const struct variant *, unsigned cpu);
/* What has to hold when all are done, and the end of the kernel. */
void	cast_end(void);

#endif /* !_VERIFY_CAST_H_ */
