/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "clock.h"
#include "cpu.h"
#include "kmem_limits.h"
#include "spinwait.h"
#include "team.h"
#include "topo.h"

/*
 * From the last arrival to the start: longer than a line takes to reach the
 * other CPUs (20 to 200 ns, across sockets), so that all are waiting by then.
 */
#define	START_AFTER_NS	400

struct member {
	struct team	*team;
	unsigned	cpu;
	pthread_t	thread;
};

struct team {
	unsigned	ncpus;
	struct member	member[CPU_MAX];
	void		(*fn)(unsigned, void *);
	void		*arg;
	_Alignas(128) atomic_uint turn;	/* grows by one with every run */
	_Alignas(128) atomic_uint done;
	_Alignas(128) atomic_uint arrived;
	_Alignas(128) _Atomic int64_t start;
	atomic_int	quit;
};

static void *
member_main(void *arg)
{
	struct member *m;
	struct team *t;
	unsigned turn;

	m = arg;
	t = m->team;
	topo_bind(m->cpu);
	cpu_start(m->cpu);
	turn = 0;
	atomic_fetch_add(&t->done, 1);
	for (;;) {
		while (atomic_load_explicit(&t->turn,
		    memory_order_acquire) == turn)
			cpu_spinwait();
		turn++;
		if (atomic_load(&t->quit))
			break;
		t->fn(m->cpu, t->arg);
		atomic_fetch_add(&t->done, 1);
	}
	cpu_stop();
	return (NULL);
}

static void
wait_for_members(struct team *t)
{

	while (atomic_load_explicit(&t->done, memory_order_acquire) !=
	    t->ncpus - 1)
		cpu_spinwait();
	atomic_store(&t->done, 0);
}

struct team *
team_start(unsigned ncpus)
{
	struct team *t;
	unsigned i;

	t = aligned_alloc(128, (sizeof(*t) + 127) / 128 * 128);
	if (t == NULL)
		err(1, "team_start");
	t->ncpus = ncpus;
	atomic_init(&t->turn, 0);
	atomic_init(&t->done, 0);
	atomic_init(&t->arrived, 0);
	atomic_init(&t->start, 0);
	atomic_init(&t->quit, 0);
	topo_bind(0);
	cpu_start(0);
	for (i = 1; i < ncpus; i++) {
		t->member[i].team = t;
		t->member[i].cpu = i;
		errno = pthread_create(&t->member[i].thread, NULL,
		    member_main, &t->member[i]);
		if (errno != 0)
			err(1, "cannot start a thread for CPU %u", i);
	}
	wait_for_members(t);
	return (t);
}

void
team_stop(struct team *t)
{
	unsigned i;

	atomic_store(&t->quit, 1);
	atomic_fetch_add(&t->turn, 1);
	for (i = 1; i < t->ncpus; i++)
		(void)pthread_join(t->member[i].thread, NULL);
	cpu_stop();
	free(t);
}

void
team_run(struct team *t, void (*fn)(unsigned, void *), void *arg)
{

	t->fn = fn;
	t->arg = arg;
	atomic_fetch_add_explicit(&t->turn, 1, memory_order_release);
	fn(0, arg);
	wait_for_members(t);
}

int64_t
team_rendezvous(struct team *t)
{
	int64_t before, now, start;

	before = atomic_load(&t->start);
	if (atomic_fetch_add(&t->arrived, 1) == t->ncpus - 1) {
		atomic_store(&t->arrived, 0);
		start = clock_ns() + START_AFTER_NS;
		atomic_store_explicit(&t->start, start, memory_order_release);
	} else
		while ((start = atomic_load_explicit(&t->start,
		    memory_order_acquire)) == before)
			cpu_spinwait();
	while ((now = clock_ns()) < start)
		;
	return (now);
}
