/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What the two ports have in common for the rest of the guest: each has these
 * functions under its own directory.
 */
#ifndef _RING0_PORT_H_
#define	_RING0_PORT_H_

#include <sys/cdefs.h>
#include <sys/types.h>

struct pmap;

extern const char port_name[];		/* "amd64", "arm64" */

/* The root on which the machine started: it has the kernel's half. */
const u_long *port_boot_root(void);
/* One byte to whoever runs the machine; nothing is lost. */
void	port_putc(char);

/* With what a guest ends. */
#define	STATUS_DONE		16	/* it ran to its end */
#define	STATUS_VIOLATION	17	/* stress saw what must not be */
#define	STATUS_FAULT		18	/* a fault or a panic */
#define	STATUS_USAGE		19	/* the command line is wrong */

/*
 * Ends the machine, all its CPUs, with that status.  QEMU itself exits with
 * twice that and 1, on both ports, so that no other end can look like ours.
 */
void	port_exit(u_int status) __dead2;
/* What -append said, and possibly words before that. */
const char *port_cmdline(void);
/* Makes this CPU number cpuid: its per-CPU data, its traps, its clock. */
void	port_cpu_start(u_int cpuid);
/*
 * Starts CPU cpuid, 1 to CPU_MAX - 1, one at a time: it comes up on a stack of
 * its own in cpu_main(cpuid).
 */
void	port_start_cpu(u_int cpuid);
void	cpu_main(u_int cpuid);
/*
 * Waits for about that many microseconds, more than a few of them in a way that
 * leaves the host's CPU to another vCPU.
 */
void	port_delay(u_int us);
/* Instructions since some moment if the machine counts them, else ticks. */
uint64_t port_clock(void);

/* Of a pmap: its root, and the CPUs that say that they use it, a bit for each. */
u_long	pmap_root(struct pmap *);
u_long	pmap_users(struct pmap *);

#endif /* !_RING0_PORT_H_ */
