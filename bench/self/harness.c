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

#define	PAIRS	3996	/* whole sets of rows of three */

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

/* What the scenario does between two exits, in both of the above. */
static double
arrival_element(const struct variant *v, unsigned k)
{
	int64_t start;

	block_prepare(k, 1);
	start = clock_ns();
	block_arrivals(v, k);
	return ((double)(clock_ns() - start) / k);
}

int
main(int argc, char **argv)
{
	const struct setting sole = {
	    .scenario = scenario_find("sole", 4), .cpus = 1 };
	const struct variant *v;
	struct element *e;
	struct order order;
	unsigned char row[3];
	static double arrival[PAIRS], bare[PAIRS], diff[PAIRS], harness[PAIRS];
	struct estimate d;
	unsigned i, j;

	(void)argv;
	if (argc != 1)
		errx(2, "harness takes no arguments");
	topo_open(NULL);
	kernel_start();
	v = variants_get("fcmpset_loop");
	e = measure_open(&sole, v, 0);
	(void)order_init(&order, 3, (uint64_t)clock_ns());
	for (i = 0; i < PAIRS; i++) {
		order_row(&order, row);
		for (j = 0; j < 3; j++)
			if (row[j] == 0)
				harness[i] = measure_element(e, v);
			else if (row[j] == 1)
				bare[i] = bare_element(v, measure_block(e));
			else
				arrival[i] = arrival_element(v,
				    measure_block(e));
		diff[i] = harness[i] - bare[i];
	}
	measure_close(e);
	d = sign_estimate(diff, PAIRS, 0.95);
	printf("%.2f ns per exit in the harness, %.2f in a bare loop: "
	    "%+.2f [%+.2f, %+.2f]; the arrival is %.2f of both\n",
	    sign_estimate(harness, PAIRS, 0.95).mid,
	    sign_estimate(bare, PAIRS, 0.95).mid, d.mid, d.lo, d.hi,
	    sign_estimate(arrival, PAIRS, 0.95).mid);
	topo_close();
	return (0);
}
