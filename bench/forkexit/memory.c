/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/mman.h>
#include <err.h>
#include <string.h>
#include <unistd.h>

#include "memory.h"

#define	MIB	((size_t)1024 * 1024)

static const struct memory settings[] = {
	{ "none", 0, false },
	{ "1m", MIB, false },
	{ "16m", 16 * MIB, false },
	{ "cow1m", MIB, true },
	{ "cow16m", 16 * MIB, true }
};

const struct memory *
memory_get(const char *name)
{
	unsigned i;

	for (i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
		if (strcmp(settings[i].name, name) == 0)
			return (&settings[i]);
	errx(2, "no memory '%s'; there are: none 1m 16m cow1m cow16m", name);
}

/*
 * A page of each 2 MiB is left untouched where the system cannot be told to
 * make no huge pages (FreeBSD): it promotes none that is not whole.
 */
#ifdef MADV_NOHUGEPAGE
#define	HOLES	0
#else
#define	HOLES	1
#endif

/*
 * Without huge pages: whether the system finds one would decide what a teardown
 * costs, 16 MiB being 4,096 pages or 8.
 */
static int
map_dirty(size_t bytes)
{
	volatile char *p;
	size_t i, page;
	void *map;

	map = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON,
	    -1, 0);
	if (map == MAP_FAILED)
		return (-1);
#ifdef MADV_NOHUGEPAGE
	/* Fails only where there are none. */
	(void)madvise(map, bytes, MADV_NOHUGEPAGE);
#endif
	page = (size_t)sysconf(_SC_PAGESIZE);
	p = map;
	for (i = 0; i < bytes; i += page)
		if (!HOLES || i % (2 * MIB) != 0)
			p[i] = 1;
	return (0);
}

int
memory_parent(const struct memory *m)
{

	return (m->inherited ? map_dirty(m->bytes) : 0);
}

int
memory_child(const struct memory *m)
{

	return (m->inherited || m->bytes == 0 ? 0 : map_dirty(m->bytes));
}
