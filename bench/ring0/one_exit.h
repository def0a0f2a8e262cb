/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* One exit of a prepared block, as the guests that measure it take it apart. */
#ifndef _RING0_ONE_EXIT_H_
#define	_RING0_ONE_EXIT_H_

#include <sys/types.h>
#include <sys/variant.h>

/* An exit path that does nothing: what measuring costs. */
extern const struct variant nothing;

/*
 * Puts the i-th process on this CPU, really: its address space is loaded, and
 * its first page touched.
 */
void	one_arrive(const struct variant *, u_int i);
/* Its inline part, or the whole of it. */
void	one_exit(const struct variant *, u_int i, bool whole);

#endif /* !_RING0_ONE_EXIT_H_ */
