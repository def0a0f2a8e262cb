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

/* Adds n by a loop, as an exit path takes from a count. */
static void
add_by_fcmpset(refcnt_t *word, u_int n)
{
	u_int old;

	old = atomic_load_int(word);
	while (!atomic_fcmpset_int(word, &old, old + n))
		;
}

/*
 * A step is an operation, a word and a digit n: of the value that it takes, or
 * of the load that it is.  D stores what load n saw.
 */
static void
step(char operation, refcnt_t *word, u_int n)
{
	u_int zero;

	zero = 0;
	switch (operation) {
	case 'W': atomic_store_int(word, n); break;
	case 'L': atomic_store_rel_int(word, n); break;
	case 'D': atomic_store_int(word, saw[n]); break;
	case 'E': atomic_store_rel_int(word, saw[n]); break;
	case 'R': saw[n] = atomic_load_int(word); break;
	case 'A': saw[n] = atomic_load_acq_int(word); break;
	case '+': atomic_add_int(word, n); break;
	case 'X': (void)atomic_fetchadd_int(word, n); break;
	case 'F': add_by_fcmpset(word, n); break;
	case 'f': saw[n] = atomic_fcmpset_int(word, &zero, 1); break;
	case 'c': saw[n] = atomic_cmpset_int(word, 0, 1); break;
	/* What is left in the end, once all CPUs are through. */
	case 'P': saw[n] = word->word.peek(); break;
	}
}

/* Between the steps, with nothing behind it: a fence. */
void
shape_run(const struct shape *shape, u_int cpu)
{
	const char *s;

	for (s = shape->program[cpu]; *s != '\0'; s++)
		switch (*s) {
		case ' ': break;
		case 'r': atomic_thread_fence_rel(); break;
		case 'a': atomic_thread_fence_acq(); break;
		case 's': atomic_thread_fence_seq_cst(); break;
		default:
			step(*s, s[1] == 'x' ? x : y, s[2] - '0');
			s += 2;
		}
}

#define	MP_BROKEN	"00 01 10 11"
#define	MP		"00 01 11"
#define	RS		"00 01 11 20 21 31"
#define	IRIW_BUT_1010	"0000 0001 0010 0011 0100 0101 0110 0111 1000 1001 "
#define	IRIW_REST	"1011 1100 1101 1110 1111"

const struct shape shapes[] = {
	{ "SB", "store buffering", 2, 2, { "Wx1 Ry0", "Wy1 Rx1" },
	    "00 01 10 11", "00 01 10 11", "" },
	{ "SB+fences", "full fences", 2, 2, { "Wx1 s Ry0", "Wy1 s Rx1" },
	    "01 10 11", "01 10 11", "" },
	{ "SB+locked", "a locked operation for a store", 2, 2,
	    { "Xx1 Ry0", "Xy1 Rx1" }, "00 01 10 11", "01 10 11", "" },
	{ "MP", "message passing", 2, 2, { "Wx1 Wy1", "Ry0 Rx1" },
	    MP_BROKEN, MP, "" },
	{ "MP+rel", "a release fence alone", 2, 2, { "Wx1 r Wy1", "Ry0 Rx1" },
	    MP_BROKEN, MP, "" },
	{ "MP+acq", "an acquire fence alone", 2, 2, { "Wx1 Wy1", "Ry0 a Rx1" },
	    MP_BROKEN, MP, "" },
	{ "MP+fences", "both fences", 2, 2, { "Wx1 r Wy1", "Ry0 a Rx1" },
	    MP, MP, "" },
	{ "MP+rel+acq", "store_rel, load_acq", 2, 2, { "Wx1 Ly1", "Ay0 Rx1" },
	    MP, MP, "" },
	/* CPU 1 comes between the two, with no order of its own. */
	{ "RS+add", "a release sequence through another CPU's atomic_add", 3, 2,
	    { "Wx1 Ly1", "+y2", "Ay0 Rx1" }, RS, RS, "" },
	{ "RS+fcmpset", "through another CPU's fcmpset loop", 3, 2,
	    { "Wx1 Ly1", "Fy2", "Ay0 Rx1" }, RS, RS, "" },
	{ "IRIW+acq", "independent reads of independent writes", 4, 4,
	    { "Wx1", "Wy1", "Rx0 a Ry1", "Ry2 a Rx3" },
	    IRIW_BUT_1010 "1010 " IRIW_REST, IRIW_BUT_1010 "1010 " IRIW_REST,
	    "" },
	{ "IRIW+fences", "with full fences", 4, 4,
	    { "Wx1", "Wy1", "Rx0 s Ry1", "Ry2 s Rx3" },
	    IRIW_BUT_1010 IRIW_REST, IRIW_BUT_1010 IRIW_REST, "" },
	{ "WRC", "a write is passed on by who read it", 3, 3,
	    { "Wx1", "Rx0 Dy0", "Ry1 Rx2" },
	    "000 001 100 101 110 111", "000 001 100 101 111", "" },
	{ "WRC+rel+acq", "by store_rel, to load_acq", 3, 3,
	    { "Wx1", "Rx0 Ey0", "Ay1 Rx2" },
	    "000 001 100 101 111", "000 001 100 101 111", "" },
	{ "2+2W", "two writes each, in opposite order", 2, 2,
	    { "Wx1 Wy2 Px0 Py1", "Wy1 Wx2 Px0 Py1" },
	    "12 21 22", "12 21 22", "11" },
	{ "CoRR", "two reads of one word", 2, 2, { "Wx1", "Rx0 Rx1" },
	    MP, MP, "" },
	{ "LB", "load buffering", 2, 2, { "Rx0 Wy1", "Ry1 Wx1" },
	    "00 01 10", "00 01 10", "11" },
	{ "fcmpset", "spurious failure, and none of cmpset", 2, 2,
	    { "fx0", "cy1" }, "01 11", "01 11", "" },
};
const unsigned nshapes = sizeof(shapes) / sizeof(shapes[0]);
