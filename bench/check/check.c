/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Before anything is timed: does every variant leave the kernel as it should,
 * on one CPU, with the KASSERTs on?  The wrong ones of the review do, for what
 * is wrong about them takes another CPU; a typing error does not.  A variant
 * that fails would be timed doing something else than an exit.
 */
#include <sys/resource.h>
#include <sys/wait.h>
#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "args.h"
#include "cpu.h"
#include "kmem_limits.h"
#include "leftovers.h"
#include "variants.h"

#define	SECONDS		10	/* a variant takes a few ms */

/* Leaks are not its question, and looking for them fails under a debugger. */
const char *__asan_default_options(void);

const char *
__asan_default_options(void)
{

	return ("detect_leaks=0");
}

static const struct situation {
	unsigned	exits, holders;
	_Bool		held;		/* by an observer, too */
	enum next	next;
} situations[] = {
	{ 1, 1, 0, NEXT_IDLE },
	{ BLOCK_MAX, 1, 0, NEXT_IDLE },
	{ 12, 2, 0, NEXT_IDLE },
	{ 12, 3, 0, NEXT_IDLE },
	{ 4, 1, 1, NEXT_IDLE },
	{ 4, 2, 1, NEXT_IDLE },
	{ 12, 1, 0, NEXT_PROCESS },
	{ 12, 2, 0, NEXT_PROCESS },
};

static const char usage[] =
"usage: check [--variants A,B]\n"
"Runs every variant's exits on one CPU with the kernel's KASSERTs on.\n"
"Exit status: 0; 1 a variant breaks the kernel; 2 bad use.\n";

/* In the child: says what is wrong and ends, or comes back. */
static void
check_situation(const struct variant *v, const struct situation *s)
{
	struct leftovers l;

	l = exit_leftovers(v, s->exits, s->holders, s->held, s->next);
	if (l.on_freed)
		errx(1, "the CPU is on the pmap of a vmspace that was freed");
	if (l.broken != NULL)
		errx(1, "%s", l.broken);
	if (l.zone_free != BLOCK_MAX)
		errx(1, "%d vmspaces were not freed, or freed twice",
		    (int)BLOCK_MAX - (int)l.zone_free);
	if (l.critical)
		errx(1, "a critical section or a pin is not left");
	if (l.not_reaped != 0)
		errx(1, "%u processes were not reaped", l.not_reaped);
}

/* Returns whether the variant is fit to be measured. */
static _Bool
check(const struct variant *v)
{
	FILE *said;
	char line[256];
	size_t i;
	pid_t pid;
	int end[2], status;

	if (pipe(end) != 0)
		err(1, "pipe");
	(void)fflush(stdout);
	pid = fork();
	if (pid == -1)
		err(1, "fork");
	if (pid == 0) {
		(void)dup2(end[1], STDERR_FILENO);
		/* FreeBSD would leave check.core in the tree. */
		(void)setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
		(void)alarm(SECONDS);
		kernel_start();
		cpu_start(0);
		for (i = 0; i < sizeof(situations) / sizeof(situations[0]); i++)
			check_situation(v, &situations[i]);
		_exit(0);
	}
	(void)close(end[1]);
	said = fdopen(end[0], "r");
	if (said == NULL)
		err(1, "fdopen");
	if (fgets(line, sizeof(line), said) == NULL)
		(void)snprintf(line, sizeof(line), "it was killed");
	line[strcspn(line, "\n")] = '\0';
	(void)fclose(said);
	if (waitpid(pid, &status, 0) != pid)
		err(1, "waitpid");
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return (1);
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
		(void)snprintf(line, sizeof(line), "it does not end");
	warnx("%s breaks the kernel even on one CPU: %s", v->name,
	    strncmp(line, "check: ", 7) == 0 ? line + 7 : line);
	return (0);
}

int
main(int argc, char **argv)
{
	const struct variant *set[VARIANTS_MAX];
	const char *list;
	unsigned i, n;
	int status;
	const struct arg args[] = { { "variants", .text = &list }, { 0 } };

	list = NULL;
	args_get_all(argc, argv, args, usage);
	n = variants_select(list, set);
	status = 0;
	for (i = 0; i < n; i++)
		if (!check(set[i]))
			status = 1;
	return (status);
}
