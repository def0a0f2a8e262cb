/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Page tables.  As its vmspace, a page table is type stable: it keeps its pages
 * when it is freed, for the next life of that vmspace.  Freeing poisons the
 * root's number and allocating writes a new one, so a CPU that still walks the
 * root sees either, never what it had loaded.
 */
#include "kernel.h"
#include "port.h"

#define	POOL_MAX	(CPU_MAX * (BLOCK_MAX + 1))	/* and who stays */

struct pages {
	u_long	pg_table[PT_LEVELS][PT_ENTRIES];
	u_long	pg_frame[PT_NPAGES][PT_ENTRIES];
} __aligned(4096);

static struct pages pool[POOL_MAX];
static refcnt_t pool_used;
static refcnt_t ids = PT_ID_KERNEL;
static u_long kernel_root[PT_ENTRIES] __aligned(4096);

static u_long
pa_of(const void *p)
{

	return ((u_long)(uintptr_t)p - KERNBASE);
}

static u_long *
va_of(u_long pa)
{

	return ((u_long *)(uintptr_t)(pa + KERNBASE));
}

/* Which entry leads to USER_BASE in a table that far below the root. */
static u_int
user_slot(u_int level)
{

	return ((USER_BASE >> (12 + 9 * (PT_LEVELS - 1 - level))) %
	    PT_ENTRIES);
}

static void
root_init(u_long *root, const u_long *kernel, u_long id)
{
	u_int i;

	for (i = PT_KERNEL_FIRST; i < PT_ENTRIES; i++)
		root[i] = kernel[i];
	root[PT_SELF_SLOT] = pa_of(root) | PTE_SELF;
	root[PT_ID_SLOT] = id;
}

void
pt_start(void)
{

	root_init(kernel_root, port_boot_root(), PT_ID_KERNEL);
}

u_long
pt_kernel_root(void)
{

	return (pa_of(kernel_root));
}

static void
claim(struct pt *pt)
{
	struct pages *pg;
	u_int i, n;

	n = atomic_fetchadd_int(&pool_used, 1);
	if (n >= POOL_MAX)
		panic("pt_alloc: no memory for another page table");
	pg = &pool[n];
	for (i = 1; i + 1 < PT_LEVELS; i++)
		pg->pg_table[i][user_slot(i)] = pa_of(pg->pg_table[i + 1]) |
		    PTE_TABLE;
	for (i = 0; i < PT_NPAGES; i++)
		pt->pt_frame[i] = pa_of(pg->pg_frame[i]);
	pt->pt_leaf = pg->pg_table[PT_LEVELS - 1];
	pt->pt_root = pg->pg_table[0];
	root_init(pt->pt_root, kernel_root, PT_ID_FREED);
}

u_long
pt_alloc(struct pt *pt)
{
	u_long id;
	u_int i;

	if (pt->pt_root == NULL)
		claim(pt);
	id = atomic_fetchadd_int(&ids, 2) + 2;
	for (i = 0; i < PT_NPAGES; i++)
		va_of(pt->pt_frame[i])[0] = id;
	pt->pt_root[user_slot(0)] = (pa_of(pt->pt_root) + 4096) | PTE_TABLE;
	pt->pt_root[PT_ID_SLOT] = id;
	return (pa_of(pt->pt_root));
}

void
pt_free_tables(struct pt *pt)
{

	pt->pt_root[user_slot(0)] = 0;
}

void
pt_free(struct pt *pt)
{
	u_int i;

	for (i = 0; i < PT_NPAGES; i++)
		pt_clear(pt, i);
	pt_free_tables(pt);
	pt->pt_root[PT_ID_SLOT] = PT_ID_FREED;
	pt_forget();
}

u_long
pt_id_of(u_long root)
{

	return (va_of(root)[PT_ID_SLOT]);
}
