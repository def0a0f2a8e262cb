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
/*
 * What a variant must define, and what it may define.  Frees a vmspace whose
 * last reference the caller has dropped: vmspace_dofree(), which FreeBSD has as
 * a static function, and so may a variant (scripts/compile-path sees that).
 */
void	vmspace_exit(struct thread *);
void	vmspace_leave_cpu(struct thread *);
void	vmspace_exitfree(struct proc *);
struct vmspace *vmspace_acquire_ref(struct proc *);
void	vmspace_free(struct vmspace *);
#ifndef STATIC_vmspace_dofree
void	vmspace_dofree(struct vmspace *);
#endif
/* A kernel process takes that vmspace on; FreeBSD's, for a stretch of it. */
void	vmspace_switch_aio(struct vmspace *);

/* A new vmspace with one reference and no mappings; never NULL. */
struct vmspace *vmspace_alloc(void);
/* What vmspace_alloc() sets beside the pmap and the counts. */
void	vmspace_zero(struct vmspace *);
void	vmspace_init0(struct vmspace *);

/* Other forms of vmspace_acquire_ref(), see their files. */
struct vmspace *vmspace_acquire_ref_plain(struct proc *);
struct vmspace *vmspace_acquire_ref_load(struct proc *);
struct vmspace *vmspace_acquire_ref_acquire(struct proc *);
void	shmexit(struct vmspace *);
/* Always all of it; returns KERN_SUCCESS. */
int	vm_map_remove(struct vm_map *, vm_offset_t, vm_offset_t);
__END_DECLS

#define	KERN_SUCCESS	0

/* uma(9): there is one zone here. */
#define	vmspace_zone	NULL
#define	uma_zfree(zone, item)	vmspace_zfree(item)

/* A kernel without RACCT has nothing to account for. */
#ifndef STATIC_vmspace_container_reset
static inline void
vmspace_container_reset(struct proc *p __unused)
{

}
#endif

#endif /* !_VM_VM_EXTERN_H_ */
