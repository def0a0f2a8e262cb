/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "life.h"
#include "pid1.h"
#include "system.h"

#define	WORKERS		4
#define	LOOKERS		2
#define	HOLDERS		3	/* besides the worker */
#define	AHEAD		64	/* process IDs that a looker tries */

struct shared {
	volatile uint64_t stop;
	volatile uint64_t pid;	/* the last process that a worker made */
	volatile uint64_t lives[WORKERS];
	uint64_t exiting;	/* nobody reads it */
};

static long
reap(void)
{

	return (call(this_system.wait4, -1L, NULL, 0L, NULL));
}

static long
make(struct life *l, int making)
{

	l->fork = this_system.making[making].number;
	l->arg = this_system.making[making].arg;
	return (life(l));
}

/* As fork(2), and it may use its stack. */
static long
fork_here(void)
{

	return (call(this_system.making[FORK].number,
	    this_system.making[FORK].arg, 0L, 0L, 0L, 0L));
}

static void
become(void)
{
	const char *argv[] = { this_system.self, "exec", NULL };

	(void)call(this_system.execve, argv[0], argv, argv + 2);
	(void)call(this_system.exit, 1L);
}

/* A round: holders of one address space, and its worker, that exit at once. */
static void
work(struct shared *s, struct life *l, unsigned worker)
{
	long pid;
	int i;

	if ((pid = fork_here()) == 0) {
		for (i = 0; i < HOLDERS; i++)
			(void)make(l, VM);
		(void)call(this_system.exit, 0L);
	}
	if (pid > 0)
		s->pid = (uint64_t)pid;
	if (fork_here() == 0)
		become();
	(void)make(l, VFORK);
	for (i = 0; i < HOLDERS; i++)
		(void)make(l, VM);
	while (reap() > 0)
		s->lives[worker]++;
}

static void
look(struct shared *s)
{
	uint64_t i;

	for (i = 0; i < AHEAD; i++)
		system_look((long)(s->pid + i));
}

uint64_t
stress(long seconds)
{
	struct shared *s;
	static struct life l;
	uint64_t lives;
	unsigned i;

	s = memory(sizeof(*s), 1);
	if (s == NULL)
		return (0);
	l.exit = this_system.exit;
	l.exiting = &s->exiting;
	for (i = 0; i < WORKERS + LOOKERS; i++)
		if (fork_here() == 0) {
			while (!s->stop)
				if (i < WORKERS)
					work(s, &l, i);
				else
					look(s);
			(void)call(this_system.exit, 0L);
		}
	nap(seconds);
	s->stop = 1;
	while (reap() > 0)
		;
	lives = 0;
	for (i = 0; i < WORKERS; i++)
		lives += s->lives[i];
	return (lives);
}
