/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "comparable.h"

static const char *const meta_keys[] = {
	"cpu", "pus", "hypervisor", "kernel", "compiler", "flags", "source",
	"settings"
};

#define	NKEYS	(sizeof(meta_keys) / sizeof(meta_keys[0]))

const char comparable_keys[] =
    "cpu pus hypervisor kernel compiler flags source settings void complete";

bool
comparable_key(const char *key)
{
	size_t i;

	for (i = 0; i < NKEYS; i++)
		if (strcmp(meta_keys[i], key) == 0)
			return (true);
	return (strcmp(key, "void") == 0 || strcmp(key, "complete") == 0);
}

static bool
listed(const char *key, const char *const differ[], size_t ndiffer)
{
	size_t i;

	for (i = 0; i < ndiffer; i++)
		if (strcmp(differ[i], key) == 0)
			return (true);
	return (false);
}

/* Say that two runs differ in a key: as one line, always. */
static void
say_differ(const struct run *a, const struct run *b, const char *key,
    bool one_side, char message[RUN_MESSAGE_MAX])
{
	char *is_a, *is_b;

	is_a = json_dumps(json_object_get(a->meta, key),
	    JSON_COMPACT | JSON_ENCODE_ANY);
	is_b = json_dumps(json_object_get(b->meta, key),
	    JSON_COMPACT | JSON_ENCODE_ANY);
	(void)snprintf(message, RUN_MESSAGE_MAX,
	    "%.200s and %.200s differ in %s (%.200s and %.200s): %s%s",
	    a->dir, b->dir, key, is_a == NULL ? "unknown" : is_a,
	    is_b == NULL ? "unknown" : is_b,
	    one_side ? "runs of one side may not" :
	    "if that is the point, say --differ ", one_side ? "" : key);
	free(is_a);
	free(is_b);
}

/* Do two runs agree in a key?  Where both lack it they do. */
static bool
agree(const struct run *a, const struct run *b, const char *key)
{
	json_t *is_a, *is_b;

	is_a = json_object_get(a->meta, key);
	is_b = json_object_get(b->meta, key);
	return ((is_a == NULL && is_b == NULL) || json_equal(is_a, is_b));
}

/* Is the run whole and its control in place, or need it not be? */
static bool
admitted(const struct run *run, const char *const differ[], size_t ndiffer,
    char message[RUN_MESSAGE_MAX])
{

	if (run_incomplete(run) && !listed("complete", differ, ndiffer)) {
		(void)snprintf(message, RUN_MESSAGE_MAX,
		    "%.500s is incomplete; to admit it, say --differ complete",
		    run->dir);
		return (false);
	}
	if (run->is_void && !listed("void", differ, ndiffer)) {
		(void)snprintf(message, RUN_MESSAGE_MAX,
		    "%.500s is void; to admit it, say --differ void", run->dir);
		return (false);
	}
	return (true);
}

bool
comparable(const struct run runs[], size_t n, const char *const differ[],
    size_t ndiffer, char message[RUN_MESSAGE_MAX])
{
	size_t i, k;

	for (i = 0; i < n; i++)
		if (!admitted(&runs[i], differ, ndiffer, message))
			return (false);
	/* A run's side is its parity: i and i - 2 stand on the same one. */
	for (i = 1; i < n; i++)
		for (k = 0; k < NKEYS; k++) {
			if (i >= 2 && !agree(&runs[i - 2], &runs[i],
			    meta_keys[k])) {
				say_differ(&runs[i - 2], &runs[i],
				    meta_keys[k], true, message);
				return (false);
			}
			if (!listed(meta_keys[k], differ, ndiffer) &&
			    !agree(&runs[i - 1], &runs[i], meta_keys[k])) {
				say_differ(&runs[i - 1], &runs[i],
				    meta_keys[k], false, message);
				return (false);
			}
		}
	return (true);
}
