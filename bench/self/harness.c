/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What the harness itself adds to an exit: the same exits as a benchmark times
 * them, and in a bare loop, block by block in randomised pairs.
 */
#include <err.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "bare_loop.h"
#include "clock.h"
#include "cpu.h"
#include "measure.h"
#include "order.h"
#include "sign.h"
#include "topo.h"
#include "variants.h"

#define	PAIRS	4000

static double
bare_element(const struct variant *v, unsigned k)
{
	int64_t end, start;
	unsigned i;

	block_prepare(k, 1);
	start = clock_ns();
	bare_loop(k);
	end = clock_ns();
	for (i = 0; i < k; i++)
		exit_reap(v, 0, i);
	return ((double)(end - start) / k);
}

int
main(int argc, char **argv)
{
	const struct setting sole = { .scenario = SOLE, .cpus = 1,
	    .holders = 1 };
	const struct variant *v;
	struct measure *m;
	struct order order;
	unsigned char row[2];
	static double bare[PAIRS], diff[PAIRS], harness[PAIRS];
	struct estimate d;
	unsigned i, j;

	(void)argv;
	if (argc != 1)
		errx(2, "harness takes no arguments");
	topo_open(NULL);
	kernel_start();
	v = variants_get("fcmpset_loop");
	m = measure_open(&sole, v, 0);
	(void)order_init(&order, 2, (uint64_t)clock_ns());
	for (i = 0; i < PAIRS; i++) {
		order_row(&order, row);
		for (j = 0; j < 2; j++)
			if (row[j] == 0)
				harness[i] = measure_element(m, v);
			else
				bare[i] = bare_element(v, measure_block(m));
		diff[i] = harness[i] - bare[i];
	}
	measure_close(m);
	d = sign_estimate(diff, PAIRS, 0.95);
	printf("%.2f ns per exit in the harness, %.2f in a bare loop: "
	    "%+.2f [%+.2f, %+.2f]\n", sign_estimate(harness, PAIRS, 0.95).mid,
	    sign_estimate(bare, PAIRS, 0.95).mid, d.mid, d.lo, d.hi);
	topo_close();
	return (0);
}
