/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The machine, as JSON, for the record of a run. */
#include <sys/utsname.h>
#include <err.h>
#include <jansson.h>
#include <stdio.h>

#include "args.h"
#include "clock.h"
#include "host.h"
#include "topo.h"

static const char usage[] =
"usage: machine [--cpus LIST]\n"
"Prints what the machine is, and the PUs that a run would use, as JSON.\n";

int
main(int argc, char **argv)
{
	struct utsname uts;
	char kernel[3 * sizeof(uts.release)], topology[128];
	json_t *machine, *pus;
	const char *cpus;
	unsigned i;
	const struct arg args[] = { { "cpus", .text = &cpus }, { 0 } };

	cpus = NULL;
	args_get_all(argc, argv, args, usage);
	if (uname(&uts) != 0)
		err(1, "uname");
	topo_open(cpus);
	topo_describe(topology, sizeof(topology));
	(void)snprintf(kernel, sizeof(kernel), "%s %s %s", uts.sysname,
	    uts.release, uts.machine);
	pus = json_array();
	for (i = 0; i < topo_npus(); i++)
		json_array_append_new(pus, json_pack("{si si si si ss}",
		    "pu", (int)topo_pu(i), "core", topo_core(i),
		    "package", topo_package(i), "kind", topo_kind(i),
		    "to_first", topo_relation(i, 0)));
	machine = json_pack("{ss ss ss ss ss so sI}", "host", uts.nodename,
	    "cpu", topo_cpu_model(), "topology", topology,
	    "hypervisor", host_hypervisor(), "kernel", kernel, "pus", pus,
	    "clock_grain_ns", (json_int_t)clock_grain());
	if (machine == NULL || json_dumpf(machine, stdout, JSON_INDENT(1)) != 0)
		errx(1, "cannot write the machine's description");
	printf("\n");
	json_decref(machine);
	topo_close();
	if (fflush(stdout) != 0)
		err(1, "cannot write the machine's description");
	return (0);
}
