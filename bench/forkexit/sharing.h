/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What a child shares with its parent. */
#ifndef _BENCH_FORKEXIT_SHARING_H_
#define	_BENCH_FORKEXIT_SHARING_H_

#include <sys/types.h>
#include <stdbool.h>

enum sharing {
	SHARING_FORK,		/* nothing: fork(2) */
	SHARING_VFORK,		/* the address space, and the parent waits */
	SHARING_VM		/* the address space, and the parent goes on */
};

/* The name, or exits with status 2 and a line that lists the names. */
enum sharing sharing_get(const char *name);
const char *sharing_name(enum sharing);

/* Does this machine have it? */
bool	sharing_available(enum sharing);

/*
 * Starts a process that calls child(arg), which must not return.  Returns its
 * number, or -1 and errno: ENOSYS if this machine does not have it.
 */
__attribute__((__hot__))
pid_t	sharing_start(enum sharing, void (*child)(void *), void *arg);

#endif /* !_BENCH_FORKEXIT_SHARING_H_ */
