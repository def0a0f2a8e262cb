/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "cpu.h"
#include "forker.h"
#include "host.h"
#include "life.h"

struct forker {
	const struct forker_run *run;
	unsigned	index;
	struct parent	parent;
	struct life	*lives;		/* the next one's place */
	unsigned long	round;		/* of the barrier */
	/* Where the children run on another PU than we: */
	pthread_t	thread;
	sem_t		go;
	const struct treatment *next;	/* NULL: end */
	atomic_int	forked;		/* 0: not yet, 1: done, -1: failed */
};

static int
bind_index(const struct options *o, unsigned i)
{

	if (host_bind(o->pus[i]) == 0)
		return (0);
	warn("cannot bind to PU %u", o->pus[i]);
	return (-1);
}

/*
 * All forkers wait for each other, so that the same variant runs on all CPUs at
 * once.  False: stop.  Each is alone on its PU, so it spins.
 */
static bool
barrier(struct forker *f)
{
	struct shared *sh;
	unsigned n;

	sh = f->run->shared;
	n = f->run->options->concurrency;
	if (n == 1)
		return (true);
	atomic_fetch_add(&sh->arrived, 1);
	f->round++;
	while (atomic_load(&sh->arrived) < f->round * n)
		if (atomic_load(&sh->stop) != 0)
			return (false);
	return (true);
}

/* The thread that forks where another one waits. */
static void *
forking_thread(void *arg)
{
	struct forker *f;

	f = arg;
	if (bind_index(f->run->options, 2 * f->index + 1) != 0) {
		atomic_store(&f->forked, -1);
		return (NULL);
	}
	cpu_start(f->index);
	atomic_store(&f->forked, 1);
	for (;;) {
		while (sem_wait(&f->go) != 0)
			;
		if (f->next == NULL)
			return (NULL);
		atomic_store(&f->forked,
		    life_fork(&f->parent, f->next) == 0 ? 1 : -1);
	}
}

/*
 * Waits by spinning: we are alone on our PU, and whoever sleeps here has to be
 * woken while the child runs.
 */
static int
await_forked(struct forker *f)
{
	int forked;

	while ((forked = atomic_load(&f->forked)) == 0)
		;
	return (forked == 1 ? 0 : -1);
}

static int
run_life(struct forker *f, const struct treatment *t)
{

	if (f->run->options->other) {
		atomic_store(&f->forked, 0);
		f->next = t;
		(void)sem_post(&f->go);
		if (await_forked(f) != 0)
			return (-1);
	} else if (life_fork(&f->parent, t) != 0)
		return (-1);
	return (life_wait(&f->parent));
}

/* Forker 0 says before each row whether it is to be. */
static bool
another_row(struct forker *f, const struct order *order, unsigned row,
    int64_t deadline)
{
	const struct forker_run *run;

	run = f->run;
	if (f->index == 0)
		run->shared->more = row < run->rows &&
		    (row == 0 || row % order_set(order) != 0 ||
		    clock_ns() < deadline);
	if (run->options->concurrency > 1 && getppid() != run->driver)
		shared_stop(run->shared, STOP_FAILED);
	return (barrier(f) && run->shared->more &&
	    atomic_load(&run->shared->stop) == 0);
}

static int
run_row(struct forker *f, const unsigned char row[])
{
	const struct treatments *ts;
	unsigned i;

	ts = f->run->treatments;
	for (i = 0; i < ts->n; i++) {
		if (!barrier(f))
			return (-1);
		if (run_life(f, &ts->of[row[i]]) != 0) {
			shared_stop(f->run->shared, STOP_FAILED);
			return (-1);
		}
		if (f->lives != NULL) {
			f->parent.life.treatment = row[i];
			*f->lives++ = f->parent.life;
		}
	}
	return (0);
}

/*
 * Each forker draws the same rows from the same seed.  The first row is not
 * kept: caches are cold, and pages are copied that stay copied.
 */
static int
run_rows(struct forker *f)
{
	const struct forker_run *run;
	struct order order;
	struct shared *sh;
	int64_t deadline;
	unsigned i;
	unsigned char row[ORDER_MAX];

	run = f->run;
	sh = run->shared;
	(void)order_init(&order, run->treatments->n, run->options->seed);
	for (i = 0; i < run->treatments->n; i++)
		row[i] = (unsigned char)i;
	if (run_row(f, row) != 0)
		return (1);
	if (run->kept)
		f->lives = sh->lives + (unsigned long)f->index * run->rows *
		    run->treatments->n;
	if (f->index == 0)
		sh->began = clock_ns();
	deadline = run->options->seconds == 0 ? INT64_MAX :
	    clock_ns() + (int64_t)(run->options->seconds * 1e9);
	for (i = 0; another_row(f, &order, i, deadline); i++) {
		order_row(&order, row);
		if (run_row(f, row) != 0)
			break;
		sh->mailbox[f->index].rows = i + 1;
	}
	if (f->index == 0)
		sh->ended = clock_ns();
	return (0);
}

static int
run_with_thread(struct forker *f)
{
	int error, status;

	/* The waiter reaps, and is another CPU than the one that forks. */
	cpu_start(f->run->options->concurrency + f->index);
	if (sem_init(&f->go, 0, 0) != 0) {
		warn("sem_init");
		return (1);
	}
	error = pthread_create(&f->thread, NULL, forking_thread, f);
	if (error != 0) {
		warnx("cannot start a thread: %s", strerror(error));
		return (1);
	}
	status = await_forked(f) == 0 ? run_rows(f) : 1;
	f->next = NULL;
	(void)sem_post(&f->go);
	(void)pthread_join(f->thread, NULL);
	return (status);
}

int
forker_main(const struct forker_run *run, unsigned index)
{
	const struct options *o;
	struct forker f;

	o = run->options;
	memset(&f, 0, sizeof(f));
	f.run = run;
	f.index = index;
	f.parent = (struct parent){ .sharing = o->sharing, .cpuid = index,
	    .other_waits = o->other,
	    .slots = BLOCK_MAX / run->treatments->n * run->treatments->n };
	f.parent.child = (struct child){ .memory = *o->memory,
	    .exiting = run->kept ? &run->shared->mailbox[index].exiting :
	    NULL, .slot = f.parent.slots };
	if (bind_index(o, o->other ? 2 * index : index) != 0)
		return (1);
	if (memory_parent(o->memory) != 0) {
		warn("cannot map %s", o->memory->name);
		return (1);
	}
	if (o->other)
		return (run_with_thread(&f));
	cpu_start(index);
	return (run_rows(&f));
}
