/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What each system has a call of its own for; a small file for each. */
#ifndef _BENCH_FORKEXIT_SYSTEM_H_
#define	_BENCH_FORKEXIT_SYSTEM_H_

#include <sys/types.h>
#include <stdbool.h>

/*
 * Binds the calling thread, and the children that it forks, to the PU with this
 * number of the system's: without hwloc, see forkexit.c.  Returns 0, or -1 and
 * errno.
 */
int	system_bind(unsigned pu);

/*
 * fork(2) as the kernel has it, for a child that makes async-signal-safe calls
 * alone.  What libraries wrap around it writes pages, and each is a fault of the
 * child: with glibc's fork() a life had 10, with its _Fork() 6; with FreeBSD's
 * libthr 19 in the parent and 7 in the child, where libc alone has 3 and 1.
 */
__attribute__((__hot__))
pid_t	system_fork(void);

/*
 * Starts a process that shares our address space and calls enter(arg) on the
 * stack that ends at top; what that returns it exits with.  Returns its number,
 * or -1 and errno: ENOSYS where system_can_clone() is false.
 */
pid_t	system_clone(int (*enter)(void *), char *top, void *arg);
bool	system_can_clone(void);

#endif /* !_BENCH_FORKEXIT_SYSTEM_H_ */
