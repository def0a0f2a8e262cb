/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "variants.h"

/* The linker set, bounded by symbols that the linker makes. */
extern const struct variant *const __start_set_variants[];
extern const struct variant *const __stop_set_variants[];

static int
cmp_name(const void *a, const void *b)
{
	const struct variant *const *x = a, *const *y = b;

	return (strcmp((*x)->name, (*y)->name));
}

static int
is_copy(const struct variant *v)
{

	return (strchr(v->name, '.') != NULL);
}

static unsigned
all(const struct variant **set, _Bool broken)
{
	const struct variant *const *vp;
	unsigned n;

	n = 0;
	for (vp = __start_set_variants; vp < __stop_set_variants; vp++) {
		if (is_copy(*vp) || ((*vp)->note->broken != NULL) != broken)
			continue;
		if (strlen((*vp)->name) > VARIANT_NAME_MAX)
			errx(1, "variant %.20s...: the file's name is longer "
			    "than %d characters", (*vp)->name, VARIANT_NAME_MAX);
		if (n == VARIANTS_MAX)
			errx(1, "more than %d variants", VARIANTS_MAX);
		set[n++] = *vp;
	}
	qsort(set, n, sizeof(set[0]), cmp_name);
	return (n);
}

const struct variant *
variants_find(const char *name)
{
	const struct variant *const *vp;

	for (vp = __start_set_variants; vp < __stop_set_variants; vp++)
		if (strcmp((*vp)->name, name) == 0)
			return (*vp);
	return (NULL);
}

const struct variant *
variants_get(const char *name)
{
	const struct variant *set[VARIANTS_MAX], *v;
	char names[VARIANTS_MAX * 32];
	size_t len;
	unsigned i, n;

	v = variants_find(name);
	if (v != NULL && v->note->broken != NULL)
		errx(2, "variant '%s' does not compile: %s", name,
		    v->note->broken);
	if (v != NULL)
		return (v);
	n = all(set, 0);
	len = 0;
	names[0] = '\0';
	for (i = 0; i < n && len < sizeof(names); i++)
		len += (size_t)snprintf(names + len, sizeof(names) - len,
		    " %s", set[i]->name);
	errx(2, "no variant '%s'; there are:%s", name, names);
}

const struct variant *
variants_copy(const struct variant *v)
{
	char name[256];

	(void)snprintf(name, sizeof(name), "%s.copy", v->name);
	return (variants_get(name));
}

unsigned
variants_select(const char *list, const struct variant **set)
{
	const struct variant *v;
	char name[256];
	unsigned i, n;

	if (list == NULL)
		return (all(set, 0));
	n = 0;
	while (args_word(&list, name, sizeof(name))) {
		v = variants_get(name);
		for (i = 0; i < n && set[i] != v; i++)
			;
		if (i < n)
			continue;
		if (n == VARIANTS_MAX)
			errx(2, "more than %d variants", VARIANTS_MAX);
		set[n++] = v;
	}
	if (n == 0)
		errx(2, "the list of variants is empty");
	return (n);
}

unsigned
variants_broken(const struct variant **set)
{

	return (all(set, 1));
}
