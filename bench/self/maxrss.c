/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Runs a command and says how much memory the largest of its processes had, and
 * how many faults all of them took that needed no disk.
 */
#include <sys/resource.h>
#include <sys/wait.h>
#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	struct rusage ru;
	pid_t pid;
	int status;

	if (argc < 2)
		errx(2, "usage: maxrss command [argument ...]");
	pid = fork();
	if (pid == -1)
		err(1, "fork");
	if (pid == 0) {
		(void)execvp(argv[1], argv + 1);
		err(127, "%s", argv[1]);
	}
	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			err(1, "waitpid");
	if (getrusage(RUSAGE_CHILDREN, &ru) != 0)
		err(1, "getrusage");
	/* In KiB on Linux and on FreeBSD. */
	fprintf(stderr, "maxrss: %ld MiB\nfaults: %ld\n",
	    ru.ru_maxrss / 1024, ru.ru_minflt);
	return (WIFEXITED(status) ? WEXITSTATUS(status) : 1);
}
