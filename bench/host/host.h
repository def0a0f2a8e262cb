/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What only the system itself can tell, or has a call of its own for; a small
 * file for each system (host_linux.c, host_freebsd.c).
 */
#ifndef _BENCH_HOST_HOST_H_
#define	_BENCH_HOST_HOST_H_

#include <sys/types.h>
#include <stdbool.h>

/*
 * Whose guest this machine is: "none" on bare hardware, else a word such as
 * "kvm" or "bhyve", or "yes" if there is one that does not say its name;
 * "unknown" if the system does not tell.
 */
const char *host_hypervisor(void);

/*
 * Which PUs the process may use, kept while hwloc looks at the machine, which
 * may lose it (FreeBSD: "cpuset -l 1 pairs").
 */
void	host_keep_binding(void);
void	host_restore_binding(void);

/*
 * Binds the calling thread, and the children that it forks, to the PU with this
 * number of the system's, without hwloc.  Returns 0, or -1 and errno.
 */
int	host_bind(unsigned pu);

/*
 * fork(2) as the kernel has it, for a child that makes async-signal-safe calls
 * alone.  What libraries wrap around it writes pages, and each is a fault of
 * the child: with glibc's fork() a life had 10, with its _Fork() 6; with
 * FreeBSD's libthr 19 in the parent and 7 in the child, where libc alone has 3
 * and 1.
 */
__attribute__((__hot__))
pid_t	host_fork(void);

/*
 * Starts a process that shares our address space and calls enter(arg) on the
 * stack that ends at top; what that returns it exits with.  Returns its number,
 * or -1 and errno: ENOSYS where host_can_clone() is false.
 */
pid_t	host_clone(int (*enter)(void *), char *top, void *arg);
bool	host_can_clone(void);

#endif /* !_BENCH_HOST_HOST_H_ */
