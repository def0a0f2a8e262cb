/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The PUs that this process may use, by hwloc: chosen, described and bound to.
 */
#ifndef _BENCH_HOST_TOPO_H_
#define	_BENCH_HOST_TOPO_H_

/*
 * Finds the PUs that cgroups and taskset(1) leave us, or those of the list
 * ("0,2-3", by the system's numbers) if that is not NULL.  They are ordered so
 * that the first ones lie on cores of their own, the fastest kind first.  No
 * more than CPU_MAX are taken.  Exits with one line and status 2 if the list
 * names a PU that we do not have, 1 if hwloc fails.
 */
void	topo_open(const char *list);
void	topo_close(void);

/* How many PUs there are, and the system's number of the i-th. */
unsigned topo_npus(void);
unsigned topo_pu(unsigned i);

/*
 * Binds the calling thread to the i-th PU, and looks whether it got there.
 * Exits with one line and status 1 if it cannot.
 */
void	topo_bind(unsigned i);

/*
 * How PU i lies to PU j: "same PU", "same core", "same L2", "same L3", "same
 * package", "other package", or "same machine" where there are no packages.
 */
const char *topo_relation(unsigned i, unsigned j);

/*
 * Where the i-th PU is, by hwloc's numbers: its core (without cores, itself),
 * its package and its kind of core (larger: faster), -1 where there is none.
 */
int	topo_core(unsigned i);
int	topo_package(unsigned i);
int	topo_kind(unsigned i);

/* How many cores the PUs lie on, each with one of the first ones. */
unsigned topo_cores(void);

/*
 * What makes the first n PUs (n at least 1) no n equal cores: "siblings" of one
 * core among them, "kinds" of cores, "siblings-kinds"; NULL if nothing does.
 */
const char *topo_mixed(unsigned n);

/* The model of the CPU, or "unknown". */
const char *topo_cpu_model(void);

/* The machine in a line: "1 package, 2 cores, 2 PUs, L3 480 MiB" or "no L3". */
void	topo_describe(char *buf, unsigned long len);

#endif /* !_BENCH_HOST_TOPO_H_ */
