/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The random numbers of the suite and the order in which a row runs its
 * variants.  Depends on nothing, so that the leanest driver can link it.
 */
#ifndef _BENCH_STAT_ORDER_H_
#define	_BENCH_STAT_ORDER_H_

#include <stdint.h>

#define	ORDER_MAX	64	/* treatments, and so entries of one row */

struct splitmix {
	uint64_t state;
};

/*
 * A stream of rows.  Fields are private; the struct is public only so that
 * the caller can place it: nothing here allocates.
 */
struct order {
	struct splitmix rng;
	unsigned n;			/* treatments */
	unsigned nrows;			/* rows of one balanced set */
	unsigned next;			/* row of the set to hand out next */
	unsigned char label[ORDER_MAX];	/* symbol of the square -> treatment */
	unsigned char row[2 * ORDER_MAX]; /* order of the rows in this set */
};

/* Any seed is good, 0 included; equal seeds give equal sequences. */
void	splitmix_seed(struct splitmix *, uint64_t seed);

/*
 * The next 64 random bits: SplitMix64 (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014).
 */
uint64_t splitmix_next(struct splitmix *);

/* Uniform in 0..n-1, without bias; n is at least 1. */
uint32_t splitmix_below(struct splitmix *, uint32_t n);

/*
 * Start a stream for n treatments.  Returns 0, or -1 with errno EINVAL where
 * n is not in 1..ORDER_MAX.
 */
int	order_init(struct order *, unsigned n, uint64_t seed);

/*
 * Store the next row, a permutation of 0..n-1, in row[0..n-1].  Every
 * order_set() rows are balanced: each treatment stands equally often at each
 * position and equally often right after each other treatment.  With two
 * treatments such a set is one ABBA or BAAB quad.  Measure whole sets.
 */
void	order_row(struct order *, unsigned char row[]);

/* Rows of one balanced set: n where n is even, 2n where it is odd. */
unsigned order_set(const struct order *);

#endif /* !_BENCH_STAT_ORDER_H_ */
