/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "console.h"
#include "cpu.h"
#include "port.h"
#include "stress.h"
#include "watch.h"

/*
 * One point in 8 is a delay of up to 8 us, some exits under TCG.  One in
 * 128 lasts until another CPU has come to up to 32 points more, about an exit,
 * whether or not the host runs both at a time; or until that has been waited
 * for 2 ms, for the other may be waiting for this one.
 */
#define	SHORT_ONE_IN	8
#define	SHORT_US	8
#define	LONG_ONE_IN	128
#define	LONG_POINTS	32
#define	LONG_US		2000
#define	LOOK_US		20

static struct watch {
	u_long		w_loaded;	/* number of the root loaded last */
	uint64_t	w_random;
	const char	*w_step;
	u_int		w_active;	/* pmaps in use when freed or made */
	u_long		w_points;
	u_long		w_loads;
} __aligned(64) watch[CPU_MAX];

static const struct variant *watched;
static u_int watch_seed, watch_cpus;

static struct watch *
self(void)
{

	return (&watch[PCPU_GET(cpuid)]);
}

void
watch_start(const struct variant *v, u_int seed, u_int cpus)
{
	u_int i;

	for (i = 0; i < CPU_MAX; i++) {
		watch[i].w_random = (uint64_t)seed << 8 | i;
		watch[i].w_loaded = pt_id_of(pt_kernel_root());
		watch[i].w_step = "start";
	}
	watch_seed = seed;
	watch_cpus = cpus;
	watched = v;
}

void
watch_step(const char *step)
{

	self()->w_step = step;
}

/* Knuth's 64-bit multiplier (MMIX); the high half is the random one. */
u_int
watch_random(u_int n)
{
	struct watch *w;

	w = self();
	w->w_random = w->w_random * 6364136223846793005UL +
	    1442695040888963407UL;
	return ((u_int)(((w->w_random >> 32) * n) >> 32));
}

static void
watch_report(const char *what, const char *at, u_long seen, u_long expected)
{

	say_lock();
	say("{\"violation\":\"%s\",\"at\":\"%s\",\"arch\":\"%s\","
	    "\"variant\":\"%s\","
	    "\"cpus\":%u,\"seed\":%u,\"cpu\":%u,\"step\":\"%s\","
	    "\"seen\":%lu,\"expected\":%lu}\n",
	    what, at, port_name, watched->name, watch_cpus, watch_seed,
	    PCPU_GET(cpuid), self()->w_step, seen, expected);
	say_unlock();
}

void
watch_violation(const char *what, const char *at, u_long seen,
    u_long expected)
{

	watch_report(what, at, seen, expected);
	say_lock();
	say("{\"end\":%u}\n", STATUS_VIOLATION);
	port_exit(STATUS_VIOLATION);
}

void
watch_expect(u_long id, const char *at)
{
	u_long seen;

	seen = pt_id_seen();
	if (seen != id)
		watch_violation(seen == PT_ID_FREED ? "walks a freed root" :
		    "walks the root of another", at, seen, id);
}

static void
let_another_pass(void)
{
	struct watch *other;
	u_long until;
	u_int us;

	other = &watch[(PCPU_GET(cpuid) + 1 + watch_random(watch_cpus - 1)) %
	    watch_cpus];
	until = other->w_points + 1 + watch_random(LONG_POINTS);
	for (us = 0; us < LONG_US; us += LOOK_US) {
		if (__atomic_load_n(&other->w_points, __ATOMIC_RELAXED) >=
		    until)
			return;
		port_delay(LOOK_US);
	}
}

static void
delay(void)
{

	if (watch_random(LONG_ONE_IN) == 0)
		let_another_pass();
	else if (watch_random(SHORT_ONE_IN) == 0)
		port_delay(watch_random(SHORT_US));
}

void
stress_point(const char *what)
{

	if (watched == NULL)
		return;
	self()->w_points++;
	watch_expect(self()->w_loaded, what);
	delay();
	watch_expect(self()->w_loaded, what);
}

void
stress_loaded(u_long root)
{

	if (watched == NULL)
		return;
	self()->w_loads++;
	self()->w_loaded = pt_id_of(root);
	if (self()->w_loaded == PT_ID_FREED)
		watch_violation("loaded a freed root", "oc_load",
		    PT_ID_FREED, 0);
	watch_expect(self()->w_loaded, "oc_load");
}

void
stress_inactive(struct vmspace *vm, const char *at)
{
	u_long set;

	set = pmap_users(vmspace_pmap(vm));
	if (set == 0)
		return;
	if (self()->w_active++ == 0)
		watch_report("pm_active holds CPUs", at, set, 0);
}

void
watch_totals(struct watch_totals *wt)
{
	u_int i;

	wt->wt_points = wt->wt_loads = 0;
	wt->wt_active = 0;
	for (i = 0; i < CPU_MAX; i++) {
		wt->wt_points += watch[i].w_points;
		wt->wt_loads += watch[i].w_loads;
		wt->wt_active += watch[i].w_active;
	}
}
