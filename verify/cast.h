/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Who does what at once, as settings.cast says. */
#ifndef _VERIFY_CAST_H_
#define	_VERIFY_CAST_H_

struct variant;

/* Makes the kernel and its processes, each running on its CPU. */
void	cast_begin(const struct variant *);
/* One CPU's part. */
void	cast_run(const struct variant *, unsigned cpu);
/* What has to hold when all are done, and the end of the kernel. */
void	cast_end(void);

#endif /* !_VERIFY_CAST_H_ */
