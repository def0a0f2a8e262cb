/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * A team of CPUs: threads, each bound to a PU of its own, that do one thing
 * together, again and again.  The calling thread is CPU 0.
 */
#ifndef _BENCH_HOST_TEAM_H_
#define	_BENCH_HOST_TEAM_H_

#include <stdint.h>

struct team;

/*
 * The caller binds itself to the first PU and becomes CPU 0; threads for CPUs 1
 * to ncpus - 1 are started on the PUs after it.  topo_open() and kernel_start()
 * come first, and ncpus is at most topo_npus(): nothing is oversubscribed.
 * Exits with one line and status 1 if a thread cannot be had or bound.
 */
struct team *team_start(unsigned ncpus);
void	team_stop(struct team *);

/* Runs fn(cpu, arg) on every CPU of the team; back when all are through. */
void	team_run(struct team *, void (*fn)(unsigned cpu, void *), void *arg);

/*
 * To be called by all of the team: waits until all have, and then until a time
 * that the last one sets, so that no CPU starts early because the news reached
 * it first.  Returns that CPU's clock, in ns, as it starts.
 */
int64_t	team_rendezvous(struct team *);

#endif /* !_BENCH_HOST_TEAM_H_ */
