/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <gsl/gsl_cdf.h>
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

/* Of the difference, where the sign test and both intervals agree on it. */
static int
seen(const struct comparison *c)
{

	if (c->p_holm > ALPHA)
		return (0);
	return ((c->ratio.lo > 1 && c->delta_ns.lo > 0) -
	    (c->ratio.hi < 1 && c->delta_ns.hi < 0));
}

static enum verdict
decide(const struct comparison *c)
{

	if (bound_holds(c->cell, &c->ratio, &c->delta_ns, 1))
		return (VERDICT_EQUIVALENT);
	return (c->sign > 0 ? VERDICT_SLOWER : c->sign < 0 ? VERDICT_FASTER :
	    VERDICT_UNRESOLVED);
}

/*
 * The half-width of an interval at the confidence 1 - alpha is z(alpha / 2)
 * standard errors of the median, and an effect that large is found as often as
 * not; one of z(alpha / 2) + z(1 - POWER) is found as often as POWER says.
 */
static double
reach(const struct estimate *e, double alpha)
{
	double z;

	z = gsl_cdf_ugaussian_Qinv(alpha / 2);
	return ((e->hi - e->lo) / 2 *
	    (1 + gsl_cdf_ugaussian_Pinv(POWER) / z));
}

static void
conclude(struct comparison *c, double p_holm, size_t m)
{
	struct estimate delta, log_ratio;
	double alpha;

	alpha = ALPHA / (double)m;
	delta = sign_estimate(c->delta, c->n, 1 - alpha);
	log_ratio = sign_estimate(c->log_ratio, c->n, 1 - alpha);
	c->smallest_ns = reach(&delta, alpha);
	c->smallest_ratio = exp(reach(&log_ratio, alpha)) - 1;
	c->p_holm = p_holm;
	c->sign = seen(c);
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

size_t
verdict_fewest(size_t m)
{
	size_t n;

	n = 1;
	while (ldexp((double)m, 1 - (int)n) > ALPHA)
		n++;
	return (n);
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

const char *
difference_word(const struct comparison *c)
{

	return (c->sign > 0 ? "slower" : c->sign < 0 ? "faster" : "not seen");
}
