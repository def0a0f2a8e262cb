/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * vmspace(9)'s functions, and vmspace0 and the zone, which the machine layer
 * hands out: <machine/vm_machdep.h> makes "vmspace0" read as the global it is
 * in the kernel.
 */
#ifndef _VM_VM_EXTERN_H_
#define	_VM_VM_EXTERN_H_

#include <sys/cdefs.h>
#include <vm/vm_map.h>
#include <machine/vm_machdep.h>

struct proc;
struct thread;

__BEGIN_DECLS
/* What a variant must define, and what it may define; see sys/variant.h. */
void	vmspace_exit(struct thread *);
void	vmspace_leave_cpu(struct thread *);
void	vmspace_exitfree(struct proc *);
struct vmspace *vmspace_acquire_ref(struct proc *);
void	vmspace_free(struct vmspace *);

/* A new vmspace with one reference and no mappings; never NULL. */
struct vmspace *vmspace_alloc(void);
void	vmspace_init0(struct vmspace *);
/* Frees a vmspace whose last reference the caller has dropped. */
void	vmspace_dofree(struct vmspace *);

/* The two older forms of vmspace_acquire_ref(), see their files. */
struct vmspace *vmspace_acquire_ref_plain(struct proc *);
struct vmspace *vmspace_acquire_ref_load(struct proc *);
__END_DECLS

#endif /* !_VM_VM_EXTERN_H_ */
