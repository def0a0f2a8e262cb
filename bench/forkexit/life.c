/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/resource.h>
#include <sys/wait.h>
#include <err.h>
#include <errno.h>
#include <string.h>
#include <time.h>

#include "block.h"
#include "clock.h"
#include "life.h"

/* The CPU time of the calling thread, in ns. */
static int64_t
thread_cpu_ns(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return ((int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec);
}

static int64_t
timeval_ns(const struct timeval *tv)
{

	return (((int64_t)tv->tv_sec * 1000000 + tv->tv_usec) * 1000);
}

/* Did the children of the block run what they were to run? */
static int
check_block(const struct parent *p)
{
	unsigned wrong;

	wrong = block_check(p->child.slot);
	if (wrong == 0)
		return (0);
	warnx("%u of %u exits left their process in a wrong state", wrong,
	    p->child.slot);
	return (-1);
}

/* The first life of all finds no treatment before it, and nothing to check. */
static int
renew_block(struct parent *p)
{

	if (p->child.treatment.name != NULL && check_block(p) != 0)
		return (-1);
	block_prepare(p->slots, 1);
	p->child.slot = 0;
	return (0);
}

static void
begin_fork(struct life *l)
{

	l->cpu_ns = -thread_cpu_ns();
	l->at = clock_ns();
}

int
life_fork(struct parent *p, const struct treatment *t)
{
	int error;

	if (t->variant != NULL && p->child.slot == p->slots &&
	    renew_block(p) != 0)
		return (-1);
	p->child.treatment = *t;
	if (p->child.exiting != NULL)
		begin_fork(&p->life);
	p->pid = sharing_start(p->sharing, child_run, &p->child);
	error = errno;
	if (p->child.exiting != NULL && p->other_waits)
		p->life.cpu_ns += thread_cpu_ns();
	if (p->pid == -1) {
		warnx("cannot fork: %s (see ulimit -u)", strerror(error));
		return (-1);
	}
	return (0);
}

static void
complain(const struct parent *p, int status)
{

	if (WIFSIGNALED(status))
		warnx("a child was killed by signal %d (%s)", WTERMSIG(status),
		    strsignal(WTERMSIG(status)));
	else
		warnx("a child cannot get its memory (%s): %s",
		    p->child.memory.name, strerror(WEXITSTATUS(status)));
}

static void
end_wait(struct life *l, int64_t exiting, const struct rusage *used)
{
	int64_t reaped;

	reaped = clock_ns();
	l->cpu_ns += thread_cpu_ns() + timeval_ns(&used->ru_utime) +
	    timeval_ns(&used->ru_stime);
	l->life_ns = reaped - l->at;
	l->exit_ns = reaped - exiting;
}

int
life_wait(struct parent *p)
{
	const struct treatment *t;
	struct rusage used;
	int status;

	t = &p->child.treatment;
	if (p->child.exiting != NULL && p->other_waits)
		p->life.cpu_ns -= thread_cpu_ns();
	while (wait4(p->pid, &status, 0, &used) == -1)
		if (errno != EINTR) {
			warn("wait4");
			return (-1);
		}
	if (status != 0) {
		complain(p, status);
		return (-1);
	}
	if (t->variant != NULL)
		exit_reap(t->variant, p->cpuid, p->child.slot++);
	if (p->child.exiting != NULL)
		end_wait(&p->life, *p->child.exiting, &used);
	return (0);
}
