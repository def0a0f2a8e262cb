/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* A process in our address space; a small file for each system. */
#ifndef _BENCH_FORKEXIT_SHARING_CLONE_H_
#define	_BENCH_FORKEXIT_SHARING_CLONE_H_

#include <sys/types.h>
#include <stdbool.h>

/* Can this machine do it? */
bool	sharing_can_clone(void);

/*
 * Starts a process that shares our address space and calls enter(arg) on the
 * stack that ends at top; what that returns it exits with.  Returns its number,
 * or -1 and errno: ENOSYS if this machine cannot do it.
 */
pid_t	sharing_clone(int (*enter)(void *), char *top, void *arg);

#endif /* !_BENCH_FORKEXIT_SHARING_CLONE_H_ */
