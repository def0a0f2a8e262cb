/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <hwloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kmem_limits.h"
#include "topo.h"

static hwloc_topology_t topology;
static hwloc_obj_t pus[CPU_MAX];
static unsigned npus;

/* "0,2-3": hwloc's own list format, but it takes rubbish for an empty set. */
static void
parse_list(const char *list, hwloc_bitmap_t set)
{

	if (strspn(list, "0123456789,-") != strlen(list) ||
	    hwloc_bitmap_list_sscanf(set, list) != 0 ||
	    hwloc_bitmap_iszero(set))
		errx(2, "'%s' is no list of PUs; write it as 0,2-3", list);
}

/* First a PU of every core, then the second ones, and so on. */
static void
choose(hwloc_const_bitmap_t set)
{
	hwloc_obj_t core, pu;
	unsigned i, n, rank, total;

	total = (unsigned)hwloc_get_nbobjs_by_type(topology, HWLOC_OBJ_PU);
	for (rank = 0; npus < CPU_MAX && rank < total; rank++)
		for (i = 0; npus < CPU_MAX && i < total; i++) {
			pu = hwloc_get_obj_by_type(topology, HWLOC_OBJ_PU, i);
			core = hwloc_get_ancestor_obj_by_type(topology,
			    HWLOC_OBJ_CORE, pu);
			if (!hwloc_bitmap_isset(set, pu->os_index))
				continue;
			n = 0;
			if (core != NULL)
				n = pu->sibling_rank;
			else if (rank != 0)
				continue;
			if (n == rank)
				pus[npus++] = pu;
		}
}

void
topo_open(const char *list)
{
	hwloc_bitmap_t set;
	hwloc_const_bitmap_t allowed;
	int pu;

	/* Without the first flag hwloc does not see taskset (its issue 511). */
	if (hwloc_topology_init(&topology) != 0 ||
	    hwloc_topology_set_flags(topology,
	    HWLOC_TOPOLOGY_FLAG_RESTRICT_TO_CPUBINDING |
	    HWLOC_TOPOLOGY_FLAG_IS_THISSYSTEM) != 0 ||
	    hwloc_topology_load(topology) != 0)
		err(1, "hwloc cannot read this machine's topology");
	allowed = hwloc_topology_get_allowed_cpuset(topology);
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
	npus = 0;
	choose(set);
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

	return (pus[i]->os_index);
}

void
topo_bind(unsigned i)
{
	hwloc_bitmap_t where;

	if (hwloc_set_cpubind(topology, pus[i]->cpuset,
	    HWLOC_CPUBIND_THREAD) != 0)
		err(1, "cannot bind to PU %u; run where threads may be bound",
		    topo_pu(i));
	where = hwloc_bitmap_alloc();
	if (where == NULL)
		err(1, "hwloc_bitmap_alloc");
	/* Not every system tells where a thread last ran. */
	if (hwloc_get_last_cpu_location(topology, where,
	    HWLOC_CPUBIND_THREAD) == 0 &&
	    !hwloc_bitmap_isincluded(where, pus[i]->cpuset))
		errx(1, "bound to PU %u and yet not running there", topo_pu(i));
	hwloc_bitmap_free(where);
}

static int
share(unsigned i, unsigned j, hwloc_obj_type_t type)
{
	hwloc_obj_t a, b;

	a = hwloc_get_ancestor_obj_by_type(topology, type, pus[i]);
	b = hwloc_get_ancestor_obj_by_type(topology, type, pus[j]);
	return (a != NULL && a == b);
}

const char *
topo_relation(unsigned i, unsigned j)
{

	if (i == j)
		return ("same PU");
	if (share(i, j, HWLOC_OBJ_CORE))
		return ("same core");
	if (share(i, j, HWLOC_OBJ_L3CACHE))
		return ("same L3");
	if (share(i, j, HWLOC_OBJ_PACKAGE))
		return ("same package");
	return ("other package");
}

const char *
topo_cpu_model(void)
{
	const char *model;

	model = NULL;
	if (npus > 0 && hwloc_get_root_obj(topology) != NULL) {
		hwloc_obj_t package;

		package = hwloc_get_ancestor_obj_by_type(topology,
		    HWLOC_OBJ_PACKAGE, pus[0]);
		if (package != NULL)
			model = hwloc_obj_get_info_by_name(package,
			    "CPUModel");
	}
	return (model != NULL ? model : "unknown");
}

void
topo_describe(char *buf, unsigned long len)
{
	hwloc_obj_t l3;
	int cores, packages;

	packages = hwloc_get_nbobjs_by_type(topology, HWLOC_OBJ_PACKAGE);
	cores = hwloc_get_nbobjs_by_type(topology, HWLOC_OBJ_CORE);
	l3 = hwloc_get_ancestor_obj_by_type(topology, HWLOC_OBJ_L3CACHE,
	    pus[0]);
	(void)snprintf(buf, len, "%d package%s, %d core%s, %u PU%s, L3 %ju MiB",
	    packages, packages == 1 ? "" : "s", cores, cores == 1 ? "" : "s",
	    npus, npus == 1 ? "" : "s",
	    (uintmax_t)(l3 != NULL ? l3->attr->cache.size >> 20 : 0));
}
