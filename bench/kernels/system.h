/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What PID 1 needs to know of a system: freebsd.c, linux.c. */
#ifndef _BENCH_KERNELS_SYSTEM_H_
#define	_BENCH_KERNELS_SYSTEM_H_

#include <stdbool.h>
#include <stddef.h>

/* A way to make a process: the system call and its first argument. */
struct making {
	const char *name;
	long number, arg;
};

enum { FORK, VFORK, VM, NMAKINGS };

struct system {
	struct making making[NMAKINGS];
	long exit, wait4, write, nanosleep, execve, mmap; /* system calls */
	long map_anon;		/* MAP_ANON */
	const char *self;	/* where PID 1 lies */
};
extern const struct system this_system;

/* The start of PID 1: what it writes to descriptor 1 is seen. */
void	system_start(void);

/* What the kernel was told of a name; false: nothing. */
bool	system_parameter(const char *name, char *env[], char *buf, size_t len);

/* Look at the address space of a process, as procstat(1) does. */
void	system_look(long pid);

/* The end of PID 1 and of the machine. */
void	system_end(void);

#endif /* !_BENCH_KERNELS_SYSTEM_H_ */
