/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <string.h>

#include "bound.h"
#include "control.h"
#include "medians.h"
#include "verdict.h"

#define	SUFFIX	".copy"

bool
control_name(const char *variant)
{
	const char *dot;

	dot = strchr(variant, '.');
	return (dot != NULL && strcmp(dot, SUFFIX) == 0);
}

/* Find a base that stands beside its copy. */
static bool
find(const struct rawin *in, size_t *base, size_t *copy)
{
	size_t len;

	for (*base = 0; *base < in->nvariants; (*base)++) {
		len = strlen(in->variants[*base]);
		for (*copy = 0; *copy < in->nvariants; (*copy)++)
			if (strncmp(in->variants[*copy], in->variants[*base],
			    len) == 0 &&
			    strcmp(in->variants[*copy] + len, SUFFIX) == 0)
				return (true);
	}
	return (false);
}

bool
control_moved(const struct cell *cell, const struct estimate *ratio,
    const struct estimate *delta_ns)
{
	const struct estimate at = { ratio->mid, ratio->mid, ratio->mid, 1 };
	const struct estimate by = { delta_ns->mid, delta_ns->mid,
	    delta_ns->mid, 1 };

	return ((ratio->lo > 1 || ratio->hi < 1) &&
	    !bound_holds(cell, &at, &by, 0.5));
}

bool
control_measure(const struct rawin *in, struct control *c)
{
	struct pairs p;
	size_t base, copy;

	if (!find(in, &base, &copy))
		return (false);
	p = pairs_measure(in, copy, base, WALL_TIME);
	c->base = in->variants[base];
	c->copy = in->variants[copy];
	c->ratio = sign_exp(sign_widest(p.log_ratio, p.n,
	    CONTROL_CONFIDENCE));
	c->delta_ns = sign_widest(p.delta, p.n, CONTROL_CONFIDENCE);
	c->n = p.n;
	/* With fewer than 11 invocations no interval is that sure. */
	c->judged = c->ratio.coverage >= CONTROL_CONFIDENCE;
	c->moved = c->judged && control_moved(&in->cell, &c->ratio,
	    &c->delta_ns);
	pairs_free(&p);
	return (c->n > 0);
}
