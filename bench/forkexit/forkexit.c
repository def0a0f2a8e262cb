/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The front of the fork/exit benchmark: asks hwloc which PUs to use, in which
 * order, and becomes forkexit-run, which measures.  Two programs, because a
 * fork(2) copies what its parent has mapped: with libhwloc in the address space
 * a whole life of a process took 80 us instead of 71 us.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kmem_limits.h"
#include "topo.h"

/* The measuring program lies where this one does. */
static void
name_run(char *buf, size_t len, const char *self)
{

	if ((size_t)snprintf(buf, len, "%s-run", self) >= len)
		errx(1, "%s: the path is too long", self);
}

static void
list_pus(char *buf, size_t len)
{
	size_t used;
	unsigned i;

	used = 0;
	for (i = 0; i < topo_npus() && used < len; i++)
		used += (size_t)snprintf(buf + used, len - used, "%s%u",
		    i == 0 ? "" : ",", topo_pu(i));
}

/* Of all options only this one is for us; the rest are forkexit-run's. */
static const char *
find_cpus(int argc, char *argv[])
{
	const char *list;
	int i;

	list = NULL;
	for (i = 1; i < argc; i++)
		if (strcmp(argv[i], "--cpus") == 0 && i + 1 < argc)
			list = argv[i + 1];
		else if (strncmp(argv[i], "--cpus=", 7) == 0)
			list = argv[i] + 7;
	return (list);
}

int
main(int argc, char *argv[])
{
	static char option[] = "--pus";
	char **args, list[CPU_MAX * 12], run[4096];
	int i;

	if (argc < 1)
		errx(2, "started without a name");
	topo_open(find_cpus(argc, argv));
	list_pus(list, sizeof(list));
	topo_close();
	name_run(run, sizeof(run), argv[0]);
	args = calloc((size_t)argc + 3, sizeof(args[0]));
	if (args == NULL)
		err(1, "calloc");
	args[0] = argv[0];
	args[1] = option;
	args[2] = list;
	for (i = 1; i < argc; i++)
		args[i + 2] = argv[i];
	(void)execvp(run, args);
	err(1, "cannot run %s; is it built?", run);
}
