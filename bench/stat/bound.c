/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <stdio.h>
#include <string.h>

#include "bound.h"

/* The absolute bound of a cell, in its unit; 0 where it is one of the ratio. */
static int
absolute(const struct cell *c)
{

	if (strcmp(c->bench, "forkexit") == 0)
		return (BOUND_LIFE_NS);
	if (strcmp(c->bench, "kernels") == 0)
		return (BOUND_INSTRUCTIONS);
	return (0);
}

const char *
cell_unit(const struct cell *c)
{

	return (strcmp(c->bench, "kernels") == 0 ? "instructions" : "ns");
}

bool
bound_holds(const struct cell *c, const struct estimate *ratio,
    const struct estimate *delta_ns, double part)
{

	if (absolute(c) != 0)
		return (delta_ns->lo >= -part * absolute(c) &&
		    delta_ns->hi <= part * absolute(c));
	return (ratio->lo >= 1 / (1 + part * BOUND) &&
	    ratio->hi <= 1 + part * BOUND);
}

void
bound_text(char *buf, size_t len, const struct cell *c)
{

	if (absolute(c) != 0)
		(void)snprintf(buf, len, "%d %s", absolute(c), cell_unit(c));
	else
		(void)snprintf(buf, len, "%g %%", 100 * BOUND);
}
