/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <hwloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host.h"
#include "kmem_limits.h"
#include "topo.h"

struct pu {
	hwloc_obj_t obj;
	unsigned rank;		/* chosen ones of its core before it */
	int	kind;		/* the larger the faster, as hwloc ranks them */
};

static hwloc_topology_t topology;
static struct pu pus[CPU_MAX];
static unsigned npus;
static unsigned nleft;		/* left out: more than CPU_MAX */

/*
 * "0,2-3": hwloc's own list format, but it takes rubbish for an empty set, and
 * 4294967296 for 0.
 */
static void
parse_list(const char *list, hwloc_bitmap_t set)
{
	const char *s;
	size_t len;

	len = 0;
	for (s = list; *s != '\0' && len < 7; s += len + (s[len] != '\0'))
		len = strspn(s, "0123456789");
	if (*list == '-' || len >= 7 ||
	    strspn(list, "0123456789,-") != strlen(list) ||
	    hwloc_bitmap_list_sscanf(set, list) != 0 ||
	    hwloc_bitmap_iszero(set) || hwloc_bitmap_weight(set) < 0)
		errx(2, "'%s' is no list of PUs; write it as 0,2-3", list);
}

static hwloc_obj_t
above(unsigned i, hwloc_obj_type_t type)
{

	return (hwloc_get_ancestor_obj_by_type(topology, type, pus[i].obj));
}

/*
 * By rank within the core, so that the first ones lie on cores of their own;
 * the fastest kind of core first.
 */
static int
cmp_pu(const void *a, const void *b)
{
	const struct pu *x = a, *y = b;

	if (x->rank != y->rank)
		return (x->rank < y->rank ? -1 : 1);
	if (x->kind != y->kind)
		return (x->kind > y->kind ? -1 : 1);
	return (x->obj->logical_index < y->obj->logical_index ? -1 : 1);
}

/*
 * hwloc's sibling_rank is the rank under the next object, which may be a
 * cache of the thread's own (QEMU's guests have such).
 */
static unsigned
rank_in_core(hwloc_obj_t pu, hwloc_const_bitmap_t set)
{
	hwloc_obj_t core, other;
	unsigned rank;

	core = hwloc_get_ancestor_obj_by_type(topology, HWLOC_OBJ_CORE, pu);
	rank = 0;
	for (other = pu->prev_cousin; core != NULL && other != NULL;
	    other = other->prev_cousin)
		rank += hwloc_bitmap_isset(set, other->os_index) &&
		    hwloc_get_ancestor_obj_by_type(topology, HWLOC_OBJ_CORE,
		    other) == core;
	return (rank);
}

static void
choose(hwloc_const_bitmap_t set)
{
	struct pu *all;
	hwloc_obj_t obj;
	unsigned n;

	all = calloc((size_t)hwloc_get_nbobjs_by_type(topology,
	    HWLOC_OBJ_PU), sizeof(*all));
	if (all == NULL)
		err(1, "calloc");
	n = 0;
	for (obj = hwloc_get_obj_by_type(topology, HWLOC_OBJ_PU, 0);
	    obj != NULL; obj = obj->next_cousin)
		if (hwloc_bitmap_isset(set, obj->os_index))
			all[n++] = (struct pu){ obj, rank_in_core(obj, set),
			    hwloc_cpukinds_get_by_cpuset(topology,
			    obj->cpuset, 0) };
	qsort(all, n, sizeof(*all), cmp_pu);
	npus = n < CPU_MAX ? n : CPU_MAX;
	nleft = n - npus;
	memcpy(pus, all, npus * sizeof(*all));
	free(all);
}

void
topo_open(const char *list)
{
	hwloc_bitmap_t set;
	hwloc_bitmap_t allowed;
	int pu;

	host_keep_binding();
	/* Without the first flag hwloc does not see taskset (its issue 511). */
	if (hwloc_topology_init(&topology) != 0 ||
	    hwloc_topology_set_flags(topology,
	    HWLOC_TOPOLOGY_FLAG_RESTRICT_TO_CPUBINDING |
	    HWLOC_TOPOLOGY_FLAG_IS_THISSYSTEM) != 0 ||
	    hwloc_topology_load(topology) != 0)
		err(1, "hwloc cannot read this machine's topology");
	host_restore_binding();
	allowed = hwloc_bitmap_alloc();
	if (allowed == NULL)
		err(1, "hwloc_bitmap_alloc");
	if (hwloc_get_cpubind(topology, allowed, HWLOC_CPUBIND_THREAD) != 0)
		hwloc_bitmap_fill(allowed);
	hwloc_bitmap_and(allowed, allowed,
	    hwloc_topology_get_allowed_cpuset(topology));
	set = hwloc_bitmap_dup(allowed);
	if (set == NULL)
		err(1, "hwloc_bitmap_dup");
	if (list != NULL)
		parse_list(list, set);
	hwloc_bitmap_foreach_begin(pu, set)
		if (!hwloc_bitmap_isset(allowed, (unsigned)pu) ||
		    hwloc_get_pu_obj_by_os_index(topology,
		    (unsigned)pu) == NULL)
			errx(2, "PU %d is not ours to use; see taskset -p $$ "
			    "or cpuset -g", pu);
	hwloc_bitmap_foreach_end();
	choose(set);
	hwloc_bitmap_free(allowed);
	hwloc_bitmap_free(set);
	if (npus == 0)
		errx(1, "no PU found that this process may use");
}

void
topo_close(void)
{

	hwloc_topology_destroy(topology);
}

unsigned
topo_npus(void)
{

	return (npus);
}

unsigned
topo_pu(unsigned i)
{

	return (pus[i].obj->os_index);
}

void
topo_bind(unsigned i)
{
	hwloc_bitmap_t where;

	if (hwloc_set_cpubind(topology, pus[i].obj->cpuset,
	    HWLOC_CPUBIND_THREAD) != 0)
		err(1, "cannot bind to PU %u; run where threads may be bound",
		    topo_pu(i));
	where = hwloc_bitmap_alloc();
	if (where == NULL)
		err(1, "hwloc_bitmap_alloc");
	/* Not every system tells where a thread last ran. */
	if (hwloc_get_last_cpu_location(topology, where,
	    HWLOC_CPUBIND_THREAD) == 0 &&
	    !hwloc_bitmap_isincluded(where, pus[i].obj->cpuset))
		errx(1, "bound to PU %u and yet not running there", topo_pu(i));
	hwloc_bitmap_free(where);
}

static bool
share(unsigned i, unsigned j, hwloc_obj_type_t type)
{
	hwloc_obj_t a;

	a = above(i, type);
	return (a != NULL && a == above(j, type));
}

const char *
topo_relation(unsigned i, unsigned j)
{
	static const struct {
		hwloc_obj_type_t type;
		const char *name;
	} relations[] = {
		{ HWLOC_OBJ_PU, "same PU" },
		{ HWLOC_OBJ_CORE, "same core" },
		{ HWLOC_OBJ_L2CACHE, "same L2" },
		{ HWLOC_OBJ_L3CACHE, "same L3" },
		{ HWLOC_OBJ_PACKAGE, "same package" }
	};
	unsigned k;

	if (i == j)
		return (relations[0].name);
	for (k = 1; k < sizeof(relations) / sizeof(relations[0]); k++)
		if (share(i, j, relations[k].type))
			return (relations[k].name);
	return (above(i, HWLOC_OBJ_PACKAGE) == NULL ? "same machine" :
	    "other package");
}

int
topo_core(unsigned i)
{
	hwloc_obj_t core;

	core = above(i, HWLOC_OBJ_CORE);
	return ((int)(core != NULL ? core : pus[i].obj)->logical_index);
}

int
topo_package(unsigned i)
{
	hwloc_obj_t package;

	package = above(i, HWLOC_OBJ_PACKAGE);
	return (package != NULL ? (int)package->logical_index : -1);
}

int
topo_kind(unsigned i)
{

	return (pus[i].kind);
}

const char *
topo_mixed(unsigned n)
{
	bool siblings, kinds;
	unsigned i;

	siblings = pus[n - 1].rank > 0;
	kinds = false;
	for (i = 1; i < n; i++)
		kinds = kinds || pus[i].kind != pus[0].kind;
	return (siblings && kinds ? "siblings-kinds" : siblings ? "siblings" :
	    kinds ? "kinds" : NULL);
}

unsigned
topo_cores(void)
{
	unsigned i;

	for (i = 0; i < npus && pus[i].rank == 0; i++)
		;
	return (i);
}

const char *
topo_cpu_model(void)
{
	hwloc_obj_t package;
	const char *model;

	package = above(0, HWLOC_OBJ_PACKAGE);
	model = package == NULL ? NULL :
	    hwloc_obj_get_info_by_name(package, "CPUModel");
	return (model != NULL ? model : "unknown");
}

/* Packages in which a PU was chosen; hwloc keeps others for their memory. */
static unsigned
count_packages(void)
{
	unsigned i, j, n;

	n = 0;
	for (i = 0; i < npus; i++) {
		for (j = 0; j < i && topo_package(j) != topo_package(i); j++)
			;
		n += j == i && topo_package(i) >= 0;
	}
	return (n);
}

static size_t
add_count(char *buf, size_t len, unsigned n, const char *what)
{

	if (n == 0)
		return (0);
	return ((size_t)snprintf(buf, len, "%u %s%s, ", n, what,
	    n == 1 ? "" : "s"));
}

void
topo_describe(char *buf, unsigned long len)
{
	hwloc_obj_t l3;
	size_t used;

	used = add_count(buf, len, count_packages(), "package");
	used += add_count(buf + used, len - used, topo_cores(), "core");
	used += add_count(buf + used, len - used, npus, "PU");
	if (nleft > 0)
		used += (size_t)snprintf(buf + used, len - used,
		    "%u more left out, ", nleft);
	l3 = above(0, HWLOC_OBJ_L3CACHE);
	if (l3 == NULL || l3->attr->cache.size == 0)
		(void)snprintf(buf + used, len - used, "no L3");
	else
		(void)snprintf(buf + used, len - used, "L3 %ju %s",
		    (uintmax_t)l3->attr->cache.size >>
		    (l3->attr->cache.size < 1 << 20 ? 10 : 20),
		    l3->attr->cache.size < 1 << 20 ? "KiB" : "MiB");
}
