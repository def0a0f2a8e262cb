/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <errno.h>
#include <stdint.h>

#include "order.h"

void
splitmix_seed(struct splitmix *rng, uint64_t seed)
{

	rng->state = seed;
}

uint64_t
splitmix_next(struct splitmix *rng)
{
	uint64_t z;

	rng->state += UINT64_C(0x9e3779b97f4a7c15);
	z = rng->state;
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (z ^ (z >> 31));
}

uint32_t
splitmix_below(struct splitmix *rng, uint32_t n)
{
	uint32_t draw, floor;

	/*
	 * The lowest 2^32 mod n draws are thrown away: the rest is a whole
	 * number of n's, so that the remainder has no bias.
	 */
	floor = -n % n;
	do {
		draw = (uint32_t)(splitmix_next(rng) >> 32);
	} while (draw < floor);
	return (draw % n);
}

/* Store a random permutation of 0..n-1 (Fisher and Yates). */
static void
shuffled(struct splitmix *rng, unsigned char perm[], unsigned n)
{
	unsigned i, j;

	for (i = 0; i < n; i++) {
		j = splitmix_below(rng, i + 1);
		perm[i] = perm[j];
		perm[j] = (unsigned char)i;
	}
}

int
order_init(struct order *o, unsigned n, uint64_t seed)
{

	if (n < 1 || n > ORDER_MAX) {
		errno = EINVAL;
		return (-1);
	}
	splitmix_seed(&o->rng, seed);
	o->n = n;
	o->nrows = n % 2 == 0 ? n : 2 * n;
	o->next = o->nrows;
	return (0);
}

unsigned
order_set(const struct order *o)
{

	return (o->nrows);
}

/*
 * The first row of a Williams square is 0, n-1, 1, n-2, 2, ...: neighbours
 * differ by every amount once (n even).  The other rows add r modulo n.
 * Where n is odd every amount comes twice and half of them never, so a second
 * square with the rows reversed makes up the balance.  (E. J. Williams,
 * "Experimental designs balanced for the estimation of residual effects of
 * treatments", Aust. J. Sci. Res. A 2, 1949.)
 */
void
order_row(struct order *o, unsigned char row[])
{
	unsigned column, j, r, symbol;

	if (o->next == o->nrows) {
		shuffled(&o->rng, o->label, o->n);
		shuffled(&o->rng, o->row, o->nrows);
		o->next = 0;
	}
	r = o->row[o->next++];
	for (j = 0; j < o->n; j++) {
		column = r < o->n ? j : o->n - 1 - j;
		symbol = column % 2 == 0 ? column / 2 : o->n - 1 - column / 2;
		row[j] = o->label[(symbol + r) % o->n];
	}
}
