/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The kernel's memory under the checker, made anew for each execution at the
 * same address.
 */
#ifndef _MACHINE_VM_MACHDEP_H_
#define	_MACHINE_VM_MACHDEP_H_

#include <sys/cdefs.h>
#include <sys/proc.h>
#include <vm/vm_map.h>
#include <machine/pcpu.h>

struct kmem {
	struct vmspace	km_vmspace0;
	struct proc	km_proc0;	/* the idle threads' */
	struct mtx	km_zone_lock;
	struct vmspace	*km_free;	/* the zone, last freed first */
#ifdef PMAP_ASID_SET
	struct asid_set	km_asids;
#endif
	struct vmspace	km_vmspace[checker::OBJECTS];
	struct proc	km_proc[checker::CPUS];	/* one exits on each CPU */
	struct proc	km_child[checker::CPUS]; /* and is followed by this */
	struct proc	km_aiod;	/* aio's daemon, a kernel process */
	krelaxed<u_long> km_meeting;	/* of a thread's end and its parent */
	krelaxed<u_long> km_walked;	/* the PTE that a walk may find */
	struct mtx	km_pv_lock;
	KVAR(pmap_t)	km_pv_pmap;	/* who maps that page */
	struct pcpu	km_pcpu[checker::CPUS];
	struct vmspace	km_resident[checker::CPUS]; /* of who always stays */
	refcnt_t	km_plain_int[PLAIN_WORDS]; /* see plain_word.h */
	cpuword_t	km_plain_long[PLAIN_WORDS];
};

extern struct kmem *const kmem;

#define	vmspace0	(kmem->km_vmspace0)
#define	asids		(kmem->km_asids)

__BEGIN_DECLS
struct vmspace *vmspace_zalloc(void);
void	vmspace_zfree(struct vmspace *);
__END_DECLS

#endif /* !_MACHINE_VM_MACHDEP_H_ */
