/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Binding without hwloc, for programs that fork: see forkexit.c.  A small file
 * for each system.
 */
#ifndef _BENCH_FORKEXIT_BIND_H_
#define	_BENCH_FORKEXIT_BIND_H_

/*
 * Binds the calling thread, and the children that it forks, to the PU with this
 * number of the system's.  Returns 0, or -1 and errno.
 */
int	bind_pu(unsigned pu);

#endif /* !_BENCH_FORKEXIT_BIND_H_ */
