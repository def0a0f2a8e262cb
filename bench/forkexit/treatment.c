/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <string.h>

#include "args.h"
#include "treatment.h"
#include "variants.h"

#define	NONE		"none"
#define	NONE_COPY	"none.copy"	/* the control where none is the base */

static void
add(struct treatments *ts, const char *name, const struct variant *v,
    unsigned spin)
{
	unsigned i;

	for (i = 0; i < ts->n; i++)
		if (strcmp(ts->of[i].name, name) == 0)
			return;
	if (ts->n == ORDER_MAX)
		errx(2, "more than %d variants in a row", ORDER_MAX);
	ts->of[ts->n++] = (struct treatment){ name, v, spin };
}

static void
add_named(struct treatments *ts, const char *name)
{
	const struct variant *v;

	if (strcmp(name, NONE) == 0) {
		add(ts, NONE, NULL, 0);
		return;
	}
	v = variants_get(name);
	add(ts, v->name, v, 0);
}

void
treatments_paired(struct treatments *ts, const char *base, const char *others,
    unsigned spin)
{
	const struct variant *set[VARIANTS_MAX], *v;
	unsigned i, n;
	char name[256];

	ts->n = 0;
	add_named(ts, base);
	v = ts->of[0].variant;
	if (v == NULL)
		add(ts, NONE_COPY, NULL, 0);
	else
		add(ts, variants_copy(v)->name, variants_copy(v), 0);
	if (spin != 0)
		add(ts, "planted", v, spin);
	if (others != NULL) {
		while (args_word(&others, name, sizeof(name)))
			add_named(ts, name);
		return;
	}
	n = variants_select(NULL, set);
	for (i = 0; i < n; i++)
		add(ts, set[i]->name, set[i], 0);
}

void
treatments_plain(struct treatments *ts, const char *name)
{

	ts->n = 0;
	add_named(ts, name);
}
