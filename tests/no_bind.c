/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * To be preloaded: a system on which threads may not be bound, as in a
 * container that filters the call.
 */
#include <errno.h>
#include <stddef.h>

int	sched_setaffinity(int, size_t, const void *);
int	pthread_setaffinity_np(unsigned long, size_t, const void *);
int	cpuset_setaffinity(int, int, long long, size_t, const void *);

int
sched_setaffinity(int pid, size_t size, const void *set)
{

	(void)pid;
	(void)size;
	(void)set;
	errno = EPERM;
	return (-1);
}

int
pthread_setaffinity_np(unsigned long thread, size_t size, const void *set)
{

	(void)thread;
	(void)size;
	(void)set;
	return (EPERM);
}

/* FreeBSD's. */
int
cpuset_setaffinity(int level, int which, long long id, size_t size,
    const void *set)
{

	(void)level;
	(void)which;
	(void)id;
	return (sched_setaffinity(0, size, set));
}
