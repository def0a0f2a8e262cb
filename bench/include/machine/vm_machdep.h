/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The kernel's memory: vmspace0 and, for each CPU, the zone of vmspaces and the
 * processes of a block.  One object, so that the fork/exit benchmark can share
 * all of it with its children; page aligned, so that sharing it shares nothing
 * else.
 */
#ifndef _MACHINE_VM_MACHDEP_H_
#define	_MACHINE_VM_MACHDEP_H_

#include <sys/cdefs.h>
#include <sys/proc.h>
#include <vm/vm_map.h>
#include "kmem_limits.h"

struct kmem_vmspace {
	struct vmspace	kv_vmspace;
} __aligned(64);

struct kmem_proc {
	struct proc	kp_proc;
} __aligned(64);

struct kmem_cpu {
	struct vmspace	*kc_free;	/* UMA's cache of this CPU */
	bool		kc_wrong;	/* an exit left vmspace0's set wrong */
	struct kmem_vmspace kc_resident; /* of a process that stays */
	struct kmem_vmspace kc_vmspace[BLOCK_MAX];
	struct kmem_proc kc_proc[BLOCK_MAX];
} __aligned(4096);

struct kmem {
	struct vmspace	km_vmspace0 __aligned(64);
	struct proc	km_proc0 __aligned(64);	/* the idle threads' */
#ifdef PMAP_ASID_SET
	struct asid_set	km_asids __aligned(64);
#endif
	struct kmem_cpu	km_cpu[CPU_MAX];
} __aligned(65536);

extern struct kmem kmem;

#define	vmspace0	(kmem.km_vmspace0)
#define	asids		(kmem.km_asids)

__BEGIN_DECLS
struct vmspace *vmspace_zalloc(void);
void	vmspace_zfree(struct vmspace *);
__END_DECLS

#endif /* !_MACHINE_VM_MACHDEP_H_ */
