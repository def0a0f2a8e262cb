/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "kmem.h"
#include "shapes.h"

u_int shape_saw[SHAPE_LOADS];
#define	saw	shape_saw

alignas(16) static char room[2 * sizeof(refcnt_t)];
static refcnt_t *const x = (refcnt_t *)room, *const y = x + 1;

void
shape_begin(void)
{
	u_int i;

	for (i = 0; i < SHAPE_LOADS; i++)
		saw[i] = 0;
	kmem_construct(x);
	kmem_construct(y);
	atomic_store_int(x, 0);
	atomic_store_int(y, 0);
}

static void
no_fence(void)
{

}

/* The functions are arguments of these, and the compiler knows each. */
#define	FENCE(name)	[] { name(); }

template <typename Fence>
static void
store_buffering(u_int cpu, Fence fence)
{

	atomic_store_int(cpu == 0 ? x : y, 1);
	fence();
	saw[cpu] = atomic_load_int(cpu == 0 ? y : x);
}

static void
sb(u_int cpu)
{

	store_buffering(cpu, FENCE(no_fence));
}

static void
sb_fences(u_int cpu)
{

	store_buffering(cpu, FENCE(atomic_thread_fence_seq_cst));
}

static void
sb_locked(u_int cpu)
{

	(void)atomic_fetchadd_int(cpu == 0 ? x : y, 1);
	saw[cpu] = atomic_load_int(cpu == 0 ? y : x);
}

template <typename Release, typename Acquire>
static void
message(u_int cpu, Release release, Acquire acquire)
{

	if (cpu == 0) {
		atomic_store_int(x, 1);
		release();
		atomic_store_int(y, 1);
	} else {
		saw[0] = atomic_load_int(y);
		acquire();
		saw[1] = atomic_load_int(x);
	}
}

static void
mp(u_int cpu)
{

	message(cpu, FENCE(no_fence), FENCE(no_fence));
}

static void
mp_rel_fence(u_int cpu)
{

	message(cpu, FENCE(atomic_thread_fence_rel), FENCE(no_fence));
}

static void
mp_acq_fence(u_int cpu)
{

	message(cpu, FENCE(no_fence), FENCE(atomic_thread_fence_acq));
}

static void
mp_fences(u_int cpu)
{

	message(cpu, FENCE(atomic_thread_fence_rel),
	    FENCE(atomic_thread_fence_acq));
}

static void
mp_rel_acq(u_int cpu)
{

	if (cpu == 0) {
		atomic_store_int(x, 1);
		atomic_store_rel_int(y, 1);
	} else {
		saw[0] = atomic_load_acq_int(y);
		saw[1] = atomic_load_int(x);
	}
}

/* CPU 1 comes between the release and the acquire, with no order of its own. */
template <typename Change>
static void
release_sequence(u_int cpu, Change change)
{

	if (cpu == 1)
		change();
	else if (cpu == 0) {
		atomic_store_int(x, 1);
		atomic_store_rel_int(y, 1);
	} else {
		saw[0] = atomic_load_acq_int(y);
		saw[1] = atomic_load_int(x);
	}
}

static void
rs_add(u_int cpu)
{

	release_sequence(cpu, [] { atomic_add_int(y, 2); });
}

static void
rs_loop(u_int cpu)
{

	release_sequence(cpu, [] {
		u_int old;

		old = atomic_load_int(y);
		while (!atomic_fcmpset_int(y, &old, old + 2))
			;
	});
}

template <typename Fence>
static void
independent(u_int cpu, Fence fence)
{

	if (cpu < 2) {
		atomic_store_int(cpu == 0 ? x : y, 1);
		return;
	}
	saw[2 * cpu - 4] = atomic_load_int(cpu == 2 ? x : y);
	fence();
	saw[2 * cpu - 3] = atomic_load_int(cpu == 2 ? y : x);
}

static void
iriw_acq(u_int cpu)
{

	independent(cpu, FENCE(atomic_thread_fence_acq));
}

static void
iriw_fences(u_int cpu)
{

	independent(cpu, FENCE(atomic_thread_fence_seq_cst));
}

static void
wrc(u_int cpu)
{

	if (cpu == 0)
		atomic_store_int(x, 1);
	else if (cpu == 1) {
		saw[0] = atomic_load_int(x);
		atomic_store_int(y, saw[0]);
	} else {
		saw[1] = atomic_load_int(y);
		saw[2] = atomic_load_int(x);
	}
}

static void
wrc_rel_acq(u_int cpu)
{

	if (cpu == 0)
		atomic_store_int(x, 1);
	else if (cpu == 1) {
		saw[0] = atomic_load_int(x);
		atomic_store_rel_int(y, saw[0]);
	} else {
		saw[1] = atomic_load_acq_int(y);
		saw[2] = atomic_load_int(x);
	}
}

/* What is left in the end: the harness reads it once the CPUs are through. */
static void
two_two_w(u_int cpu)
{

	atomic_store_int(cpu == 0 ? x : y, 1);
	atomic_store_int(cpu == 0 ? y : x, 2);
	saw[0] = x->word.peek();
	saw[1] = y->word.peek();
}

static void
corr(u_int cpu)
{

	if (cpu == 0)
		atomic_store_int(x, 1);
	else {
		saw[0] = atomic_load_int(x);
		saw[1] = atomic_load_int(x);
	}
}

static void
lb(u_int cpu)
{

	saw[cpu] = atomic_load_int(cpu == 0 ? x : y);
	atomic_store_int(cpu == 0 ? y : x, 1);
}

static void
spurious(u_int cpu)
{
	u_int zero;

	zero = 0;
	if (cpu == 0)
		saw[0] = atomic_fcmpset_int(x, &zero, 1);
	else
		saw[1] = atomic_cmpset_int(y, 0, 1);
}

const struct shape shapes[] = {
	{ "SB", "store buffering", 2, 2, sb,
	    "00 01 10 11", "00 01 10 11", "" },
	{ "SB+fences", "full fences", 2, 2, sb_fences,
	    "01 10 11", "01 10 11", "" },
	{ "SB+locked", "a locked operation for a store", 2, 2, sb_locked,
	    "00 01 10 11", "01 10 11", "" },
	{ "MP", "message passing", 2, 2, mp,
	    "00 01 10 11", "00 01 11", "" },
	{ "MP+rel", "a release fence alone", 2, 2, mp_rel_fence,
	    "00 01 10 11", "00 01 11", "" },
	{ "MP+acq", "an acquire fence alone", 2, 2, mp_acq_fence,
	    "00 01 10 11", "00 01 11", "" },
	{ "MP+fences", "both fences", 2, 2, mp_fences,
	    "00 01 11", "00 01 11", "" },
	{ "MP+rel+acq", "store_rel, load_acq", 2, 2, mp_rel_acq,
	    "00 01 11", "00 01 11", "" },
	{ "RS+add", "a release sequence through another CPU's atomic_add", 3, 2,
	    rs_add, "00 01 11 20 21 31", "00 01 11 20 21 31", "" },
	{ "RS+fcmpset", "through another CPU's fcmpset loop", 3, 2, rs_loop,
	    "00 01 11 20 21 31", "00 01 11 20 21 31", "" },
	{ "IRIW+acq", "independent reads of independent writes", 4, 4, iriw_acq,
	    "0000 0001 0010 0011 0100 0101 0110 0111 "
	    "1000 1001 1010 1011 1100 1101 1110 1111",
	    "0000 0001 0010 0011 0100 0101 0110 0111 "
	    "1000 1001 1010 1011 1100 1101 1110 1111", "" },
	{ "IRIW+fences", "with full fences", 4, 4, iriw_fences,
	    "0000 0001 0010 0011 0100 0101 0110 0111 "
	    "1000 1001 1011 1100 1101 1110 1111",
	    "0000 0001 0010 0011 0100 0101 0110 0111 "
	    "1000 1001 1011 1100 1101 1110 1111", "" },
	{ "WRC", "a write is passed on by who read it", 3, 3, wrc,
	    "000 001 100 101 110 111", "000 001 100 101 111", "" },
	{ "WRC+rel+acq", "by store_rel, to load_acq", 3, 3, wrc_rel_acq,
	    "000 001 100 101 111", "000 001 100 101 111", "" },
	{ "2+2W", "two writes each, in opposite order", 2, 2, two_two_w,
	    "12 21 22", "12 21 22", "11" },
	{ "CoRR", "two reads of one word", 2, 2, corr,
	    "00 01 11", "00 01 11", "" },
	{ "LB", "load buffering", 2, 2, lb,
	    "00 01 10", "00 01 10", "11" },
	{ "fcmpset", "spurious failure, and none of cmpset", 2, 2, spurious,
	    "01 11", "01 11", "" },
};
const unsigned nshapes = sizeof(shapes) / sizeof(shapes[0]);
