/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "life.h"
#include "pid1.h"
#include "system.h"

#define	WORKERS		4
#define	LOOKERS		2
#define	HOLDERS		3	/* besides the worker */
#define	WAIT		4000	/* turns from a holder's stamp to its exit */
#define	PATIENCE	400000	/* turns that the other waits for the stamp */
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

/*
 * Two holders of one address space that exit at once, while the CPUs have
 * nothing else to do: only there does it show that one drops its reference
 * before it has left.  The child exits so many turns after its stamp; we see
 * that from another CPU, and exit as many later, more or fewer, which the lives
 * go through.
 */
static void
meet(struct shared *s, struct life *l)
{
	static volatile uint64_t stamp;
	uint64_t i;

	if (fork_here() != 0) {
		if (reap() > 0)
			s->lives[0]++;
		return;
	}
	l->exiting = (uint64_t *)(uintptr_t)&stamp;
	l->planted = WAIT;
	(void)make(l, VM);
	for (i = 0; stamp == 0 && i < PATIENCE; i++)
		;
	spin(WAIT / 2 + s->lives[0] * 617 % WAIT);
	(void)call(this_system.exit, 0L);
}

static void
look(struct shared *s)
{
	uint64_t i;

	for (i = 0; i < AHEAD; i++)
		system_look((long)(s->pid + i));
}

/* For a second; what lost its parent is reaped here. */
static uint64_t
together(struct shared *s, struct life *l, bool meeting)
{
	uint64_t lives;
	unsigned i;

	s->stop = 0;
	if (fork_here() == 0) {
		nap(1);
		s->stop = 1;
		(void)call(this_system.exit, 0L);
	}
	for (i = 0; i < (meeting ? 1 : WORKERS + LOOKERS); i++)
		if (fork_here() == 0) {
			while (!s->stop)
				if (meeting)
					meet(s, l);
				else if (i < WORKERS)
					work(s, l, i);
				else
					look(s);
			(void)call(this_system.exit, 0L);
		}
	for (lives = 0; reap() > 0; lives++)
		;
	return (lives);
}

uint64_t
stress(long seconds)
{
	struct shared *s;
	static struct life l;
	uint64_t lives;
	long second;
	unsigned i;

	s = memory(sizeof(*s), 1);
	if (s == NULL)
		return (0);
	l.exit = this_system.exit;
	l.exiting = &s->exiting;
	lives = 0;
	for (second = 0; second < seconds; second++)
		lives += together(s, &l, second % 2 == 0);
	for (i = 0; i < WORKERS; i++)
		lives += s->lives[i];
	return (lives);
}
