/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What only the system itself can tell; a small file for each system
 * (host_linux.c, host_freebsd.c).
 */
#ifndef _BENCH_HOST_HOST_H_
#define	_BENCH_HOST_HOST_H_

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

#endif /* !_BENCH_HOST_HOST_H_ */
