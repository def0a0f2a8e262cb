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
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bind.h"
#include "clock.h"

static unsigned long
number(const char *s)
{
	unsigned long n;
	char *end;

	n = strtoul(s, &end, 10);
	if (end == s || *end != '\0' || *s == '-')
		errx(2, "'%s' is no number; see --help", s);
	return (n);
}

int
main(int argc, char *argv[])
{
	struct rusage used;
	int64_t began;
	unsigned long count, i;
	pid_t pid;
	int status;

	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		(void)printf("usage: forkexit-bare PU COUNT\n"
		    "Forks and reaps COUNT children on PU, and prints the ns "
		    "that each took.\n");
		return (0);
	}
	if (argc != 3)
		errx(2, "usage: forkexit-bare PU COUNT");
	if (bind_pu((unsigned)number(argv[1])) != 0)
		err(1, "cannot bind to PU %s", argv[1]);
	count = number(argv[2]);
	if (count == 0)
		errx(2, "COUNT is at least 1");
	began = clock_ns();
	for (i = 0; i < count; i++) {
		pid = fork();
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
