/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* A process in our address space; a small file for each system. */
#ifndef _BENCH_FORKEXIT_SHARING_CLONE_H_
#define	_BENCH_FORKEXIT_SHARING_CLONE_H_

#include <sys/types.h>
#include <stdbool.h>

/*
 * fork(2) as the kernel has it.  FreeBSD's libthr wraps that: 19 faults a life in the
 * parent and 7 in the child, where libc alone has 3 and 1.
 */
pid_t	sharing_fork(void);

/* Can this machine do it? */
bool	sharing_can_clone(void);

/*
 * Starts a process that shares our address space and calls enter(arg) on the
 * stack that ends at top; what that returns it exits with.  Returns its number,
 * or -1 and errno: ENOSYS if this machine cannot do it.
 */
pid_t	sharing_clone(int (*enter)(void *), char *top, void *arg);

#endif /* !_BENCH_FORKEXIT_SHARING_CLONE_H_ */
