/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <err.h>
#include <math.h>
#include <stdlib.h>

#include "verdict.h"

#define	ALPHA	(1 - CONFIDENCE)	/* of the whole family */

void
comparison_estimate(struct comparison *c)
{

	c->ratio = sign_exp(sign_estimate(c->log_ratio, c->n, CONFIDENCE));
	c->delta_ns = sign_estimate(c->delta, c->n, CONFIDENCE);
	c->p = sign_test(c->log_ratio, c->n);
}

static enum verdict
decide(const struct comparison *c)
{

	if (c->ratio.lo >= 1 / (1 + BOUND) && c->ratio.hi <= 1 + BOUND)
		return (VERDICT_EQUIVALENT);
	if (c->p_holm <= ALPHA && c->ratio.lo > 1 && c->delta_ns.lo > 0)
		return (VERDICT_SLOWER);
	if (c->p_holm <= ALPHA && c->ratio.hi < 1 && c->delta_ns.hi < 0)
		return (VERDICT_FASTER);
	return (VERDICT_UNRESOLVED);
}

static void
conclude(struct comparison *c, double p_holm, size_t m)
{
	struct estimate delta, log_ratio;
	double confidence;

	confidence = 1 - ALPHA / (double)m;
	delta = sign_estimate(c->delta, c->n, confidence);
	log_ratio = sign_estimate(c->log_ratio, c->n, confidence);
	c->smallest_ns = (delta.hi - delta.lo) / 2;
	c->smallest_ratio = exp((log_ratio.hi - log_ratio.lo) / 2) - 1;
	c->p_holm = p_holm;
	c->verdict = decide(c);
}

/* Every p of the family, in its order. */
static double *
family_p(const struct comparison *family, size_t m)
{
	double *p;
	size_t i;

	p = malloc((m + 1) * sizeof(*p));
	if (p == NULL)
		err(1, "%zu comparisons", m);
	for (i = 0; i < m; i++)
		p[i] = family[i].p;
	return (p);
}

void
verdict_family(struct comparison *family, size_t m)
{
	double *p;
	size_t i;

	p = family_p(family, m);
	holm_adjust(p, m);
	for (i = 0; i < m; i++)
		conclude(&family[i], p[i], m);
	free(p);
}

void
verdict_in_place(struct comparison *c, const struct comparison *family,
    size_t m, size_t i)
{
	double *p;

	p = family_p(family, m);
	p[i] = c->p;
	holm_adjust(p, m);
	conclude(c, p[i], m);
	free(p);
}

const char *
verdict_word(enum verdict v)
{
	static const char *const word[] = {
		[VERDICT_EQUIVALENT] = "equivalent",
		[VERDICT_SLOWER] = "slower",
		[VERDICT_FASTER] = "faster",
		[VERDICT_UNRESOLVED] = "unresolved"
	};

	return (word[v]);
}
