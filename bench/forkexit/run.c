/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * forkexit-run: one invocation of the fork/exit benchmark.  The driver starts
 * the forkers, waits for them, and keeps what they measured; it does nothing
 * while they run.
 */
#include <sys/mman.h>
#include <sys/wait.h>
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "child.h"
#include "clock.h"
#include "cpu.h"
#include "forker.h"
#include "record.h"

/*
 * 5,000 pairs bring an invocation's median to 0.06 % of a life (measured), 500
 * to some 0.2 %: less than invocations differ by.  50 invocations of five
 * variants leave 13 MB for each size of the child.
 */
#define	ROWS_MAX	500

#define	EXIT_SKIPPED	4

static struct shared *shared;

/* Room for that many lives; NULL and errno. */
static struct shared *
map_shared(unsigned long lives)
{
	void *map;

	map = mmap(NULL, sizeof(struct shared) + lives * sizeof(struct life),
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANON, -1, 0);
	return (map == MAP_FAILED ? NULL : map);
}

/* In the driver, the forkers and their children alike. */
static void
on_signal(int signo)
{

	shared_stop(shared, signo);
}

static void
catch_signals(void)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = on_signal;
	sa.sa_flags = SA_RESTART;
	(void)sigemptyset(&sa.sa_mask);
	(void)sigaction(SIGINT, &sa, NULL);
	(void)sigaction(SIGTERM, &sa, NULL);
	/* Children that nobody waits for vanish: we wait. */
	(void)signal(SIGCHLD, SIG_DFL);
	/* A file that may not grow is an error like a full disk. */
	(void)signal(SIGXFSZ, SIG_IGN);
}

static void
make_treatments(const struct options *o, struct treatments *ts)
{
	unsigned spin;

	if (o->variant != NULL) {
		treatments_plain(ts, o->variant);
		return;
	}
	spin = 0;
	if (o->plant_ns != 0)
		spin = (unsigned)(o->plant_ns * clock_turns_per_ns());
	treatments_paired(ts, o->base, o->variants, spin);
}

/* Whole balanced sets of rows. */
static unsigned
paired_rows(const struct options *o, unsigned set)
{

	if (o->rows != 0)
		return ((o->rows + set - 1) / set * set);
	return (set < ROWS_MAX ? ROWS_MAX / set * set : set);
}

/* Starts the forkers; how many there are. */
static unsigned
start(const struct forker_run *run)
{
	pid_t pid;
	unsigned i;

	for (i = 0; i < run->options->concurrency; i++) {
		pid = fork();
		if (pid == 0)
			_exit(forker_main(run, i));
		if (pid == -1) {
			warnx("cannot fork: %s (see ulimit -u)",
			    strerror(errno));
			shared_stop(run->shared, STOP_FAILED);
			break;
		}
	}
	return (i);
}

/*
 * In the order in which they end: the others wait for one that was killed
 * until they are told.
 */
static void
await(const struct forker_run *run, unsigned n)
{
	pid_t pid;
	int status;

	while (n > 0) {
		pid = wait(&status);
		if (pid == -1 && errno == EINTR)
			continue;
		if (pid == -1)
			err(1, "wait");
		n--;
		if (WIFSIGNALED(status))
			warnx("a forker was killed by signal %d (%s)",
			    WTERMSIG(status), strsignal(WTERMSIG(status)));
		if (status != 0)
			shared_stop(run->shared, STOP_FAILED);
	}
}

/*
 * A single forker is this process: a child's child pays 1 us more for its own
 * fork on Linux, which keeps the ancestors of each page.
 */
static void
run_forkers(const struct forker_run *run)
{

	if (run->options->concurrency > 1)
		await(run, start(run));
	else if (forker_main(run, 0) != 0)
		shared_stop(run->shared, STOP_FAILED);
}

/* Rows that all forkers have done. */
static unsigned
rows_done(const struct forker_run *run)
{
	unsigned i, rows;

	rows = run->shared->mailbox[0].rows;
	for (i = 1; i < run->options->concurrency; i++)
		if (run->shared->mailbox[i].rows < rows)
			rows = run->shared->mailbox[i].rows;
	return (rows);
}

/*
 * Less than a balanced set does not count and is not written.  Returns false if
 * the samples could not be.
 */
static bool
keep(const struct forker_run *run, unsigned rows, unsigned set, int stop)
{
	bool kept;

	kept = rows < set || record(run, rows) == 0;
	if (stop == 0)
		return (kept);
	warnx("%s; %u rows were measured, %s",
	    stop == STOP_FAILED ? "stopped" : "interrupted", rows,
	    kept && rows >= set ? "they are kept" :
	    "too few to count: a balanced set is not complete");
	return (kept);
}

int
main(int argc, char *argv[])
{
	static struct options o;
	static struct treatments ts;
	static struct forker_run run;
	static char why[256];
	struct order order;
	unsigned rows;
	int stop;
	bool kept;

	options_get(&o, argc, argv);
	if (options_skip(&o, why, sizeof(why)) != NULL) {
		warnx("skipped: %s", why);
		return (EXIT_SKIPPED);
	}
	make_treatments(&o, &ts);
	(void)order_init(&order, ts.n, o.seed);
	if (o.raw != NULL && access(o.raw, W_OK | X_OK) != 0)
		err(1, "%s: cannot write the samples", o.raw);
	run = (struct forker_run){ .options = &o, .treatments = &ts,
	    .rows = o.raw != NULL ? paired_rows(&o, order_set(&order)) :
	    o.count, .kept = o.raw != NULL, .driver = getpid() };
	shared = map_shared(run.kept ? (unsigned long)run.rows * ts.n *
	    o.concurrency : 0);
	if (shared == NULL || kmem_share() != 0)
		err(1, "cannot map memory to share");
	run.shared = shared;
	kernel_start();
	child_text(&ts);
	catch_signals();
	run_forkers(&run);

	stop = atomic_load(&shared->stop);
	rows = rows_done(&run);
	kept = o.raw == NULL || keep(&run, rows, order_set(&order), stop);
	if (o.verbose && rows != 0)
		(void)printf("ns_per_life %.0f\n", (double)(shared->ended -
		    shared->began) / rows / ts.n);
	if (stop > 0) {
		(void)fflush(NULL);
		(void)signal(stop, SIG_DFL);
		(void)raise(stop);
	}
	return (stop == 0 && kept ? 0 : 1);
}
