/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * forkexit-bare: the shortest pinned loop of fork(2), _exit(2) and wait4(2), as
 * the measure of what the driver costs.
 */
#include <sys/resource.h>
#include <sys/wait.h>
#include <err.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "args.h"
#include "clock.h"
#include "host.h"

int
main(int argc, char *argv[])
{
	struct rusage used;
	int64_t began;
	unsigned long long count, i;
	pid_t pid;
	unsigned pu;
	int status;

	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		(void)printf(
"usage: forkexit-bare PU COUNT\n"
"Forks and reaps COUNT children on PU, and prints the ns that each took.\n");
		return (0);
	}
	if (argc != 3)
		errx(2, "usage: forkexit-bare PU COUNT");
	pu = (unsigned)args_number("PU", argv[1], 0, UINT_MAX);
	count = args_number("COUNT", argv[2], 1, 1000000000);
	if (host_bind(pu) != 0)
		err(1, "cannot bind to PU %u", pu);
	began = clock_ns();
	for (i = 0; i < count; i++) {
		pid = host_fork();
		if (pid == 0)
			_exit(0);
		if (pid == -1)
			err(1, "cannot fork");
		if (wait4(pid, &status, 0, &used) == -1 || status != 0)
			err(1, "a child failed");
	}
	(void)printf("ns_per_life %.0f\n", (double)(clock_ns() - began) /
	    (double)count);
	return (0);
}
