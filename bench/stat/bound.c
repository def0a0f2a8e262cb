/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <stdio.h>
#include <string.h>

#include "bound.h"

static bool
is_life(const struct cell *c)
{

	return (strcmp(c->bench, "forkexit") == 0);
}

bool
bound_holds(const struct cell *c, const struct estimate *ratio,
    const struct estimate *delta_ns, double part)
{

	if (is_life(c))
		return (delta_ns->lo >= -part * BOUND_LIFE_NS &&
		    delta_ns->hi <= part * BOUND_LIFE_NS);
	return (ratio->lo >= 1 / (1 + part * BOUND) &&
	    ratio->hi <= 1 + part * BOUND);
}

void
bound_text(char *buf, size_t len, const struct cell *c)
{

	if (is_life(c))
		(void)snprintf(buf, len, "%d ns", BOUND_LIFE_NS);
	else
		(void)snprintf(buf, len, "%g %%", 100 * BOUND);
}
