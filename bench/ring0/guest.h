/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What a guest does once it is up. */
#ifndef _RING0_GUEST_H_
#define	_RING0_GUEST_H_

#include <sys/types.h>

struct variant;

/*
 * CPU 0 of the guest, when all is set up: does what the command line asks for
 * and returns a status of port.h.
 */
u_int	guest_main(const char *cmdline);
/* The other CPUs, which guest_main() starts if it wants any. */
void	guest_cpu(u_int cpuid);

#endif /* !_RING0_GUEST_H_ */
