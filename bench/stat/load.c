/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "load.h"

/* A key that the object lacks contradicts nothing. */
static bool
agrees(const json_t *operation, const char *key, const char *value)
{
	const json_t *is;

	is = json_object_get(operation, key);
	return (is == NULL || (json_is_string(is) &&
	    strcmp(json_string_value(is), value) == 0));
}

static bool
describes(const json_t *operation, const struct cell *c, const char *variant)
{
	const json_t *cpus, *params;
	unsigned i;

	cpus = json_object_get(operation, "cpus");
	if (!agrees(operation, "arch", c->arch) ||
	    !agrees(operation, "scenario", c->scenario) ||
	    !agrees(operation, "part", c->part) ||
	    !agrees(operation, "variant", variant) ||
	    (cpus != NULL && json_integer_value(cpus) != c->cpus))
		return (false);
	params = json_object_get(operation, "params");
	for (i = 0; i < c->nparams; i++)
		if (!agrees(params, c->params[i].key, c->params[i].value) ||
		    !agrees(operation, c->params[i].key, c->params[i].value))
			return (false);
	return (true);
}

bool
load_count(const json_t *anatomy, const struct cell *c, const char *variant,
    double *loads)
{
	const json_t *count, *operation, *operations;
	size_t i;

	operations = json_object_get(anatomy, "operations");
	for (i = 0; i < json_array_size(operations); i++) {
		operation = json_array_get(operations, i);
		count = json_object_get(operation, "address_space_loads");
		if (json_is_number(count) &&
		    describes(operation, c, variant)) {
			*loads = json_number_value(count);
			return (true);
		}
	}
	return (false);
}

struct comparison
load_comparison(const struct comparison *measured, const struct pairs *p,
    double variant_loads, double base_loads, double load_ns,
    double log_ratio[], double delta[])
{
	struct comparison c;
	size_t i;

	for (i = 0; i < p->n; i++) {
		log_ratio[i] = log((p->variant[i] + variant_loads * load_ns) /
		    (p->base[i] + base_loads * load_ns));
		delta[i] = p->delta[i] +
		    (variant_loads - base_loads) * load_ns;
	}
	c = *measured;
	c.load_ns = load_ns;
	c.computed = true;
	c.log_ratio = log_ratio;
	c.delta = delta;
	comparison_estimate(&c);
	return (c);
}
