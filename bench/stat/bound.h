/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* How large a difference may be and still not matter: fixed before any run. */
#ifndef _BENCH_STAT_BOUND_H_
#define	_BENCH_STAT_BOUND_H_

#include <stdbool.h>
#include <stddef.h>

#include "rawout.h"
#include "sign.h"

/* Of the ratio of two exits of the model, either way. */
#define	BOUND			0.02

/*
 * Of two processes' lives, ns: two loads of an address space at the 200 ns for
 * which a load is spun, which is what the review argues about.  2 % of a life
 * of 80 us would be four times as much, and of one of 1 ms fifty times.
 */
#define	BOUND_LIFE_NS		400

/*
 * Of two kernels' lives, instructions: two builds of one source differ by some,
 * through where the linker puts what, and no design is chosen for so few.
 */
#define	BOUND_INSTRUCTIONS	10

/*
 * The unit of a cell's values, "ns" or "instructions": the keys and columns
 * that say ns hold instructions where two kernels are compared.
 */
const char *cell_unit(const struct cell *);

/* Do both ends of the interval lie within this part (0..1) of the bound? */
bool	bound_holds(const struct cell *, const struct estimate *ratio,
	    const struct estimate *delta_ns, double part);

/* The bound of the cell as text: "2 %", "400 ns", "10 instructions". */
void	bound_text(char *buf, size_t len, const struct cell *);

#endif /* !_BENCH_STAT_BOUND_H_ */
