/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <stdio.h>
#include <stdlib.h>

#include "medians.h"

static int
cmp_int64(const void *a, const void *b)
{
	int64_t x, y;

	x = *(const int64_t *)a;
	y = *(const int64_t *)b;
	return ((x > y) - (x < y));
}

static intmax_t
median(int64_t x[], unsigned n)
{

	qsort(x, n, sizeof(x[0]), cmp_int64);
	return (x[n / 2]);
}

void
medians_print(const struct forker_run *run, unsigned rows)
{
	const struct life *l;
	int64_t *x;
	unsigned i, j, n, total;

	total = rows * run->treatments->n;
	x = calloc(rows, 4 * sizeof(x[0]));
	if (x == NULL)
		err(1, "calloc");
	for (i = 0; i < run->treatments->n; i++) {
		n = 0;
		for (j = 0; j < total; j++) {
			l = &run->shared->lives[j];
			if (l->treatment != i)
				continue;
			x[n] = l->fork_ns;
			x[rows + n] = l->exit_ns;
			x[2 * rows + n] = l->life_ns;
			x[3 * rows + n] = l->cpu_ns;
			n++;
		}
		(void)printf("%s fork %jd exit %jd life %jd cpu %jd\n",
		    run->treatments->of[i].name, median(x, n),
		    median(x + rows, n), median(x + 2 * rows, n),
		    median(x + 3 * rows, n));
	}
	free(x);
}
