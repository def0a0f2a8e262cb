/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * pmap(9), the part that an exit needs.  struct pmap itself and the functions
 * are the port's: sys/amd64, sys/riscv, sys/arm64.
 */
#ifndef _VM_PMAP_H_
#define	_VM_PMAP_H_

#include <sys/cdefs.h>
#include <sys/types.h>

struct thread;
typedef struct pmap *pmap_t;

#include <machine/pmap.h>

#define	pmap_resident_count(pmap) ((pmap)->pm_resident)

__BEGIN_DECLS
/*
 * Makes an empty pmap with a root of its own; pmap_pinit0() makes that of
 * vmspace0, which uses the kernel's root and maps nothing of a user.
 */
void	pmap_pinit(pmap_t);
void	pmap_pinit0(pmap_t);
/* Gives back the root.  No CPU may be using the pmap. */
void	pmap_release(pmap_t);
/* Maps the first npages pages of the user half, npages <= PT_NPAGES. */
void	pmap_populate(pmap_t, u_int npages);
/* Makes the address space of the thread's process that of this CPU. */
void	pmap_activate(struct thread *);
/* Drops every user mapping of the pmap, which must be this CPU's. */
void	pmap_remove_pages(pmap_t);
/* The same for a pmap that no CPU has loaded. */
void	pmap_remove_unloaded(pmap_t);
/* The same for a pmap that no CPU uses, as its map is emptied. */
void	pmap_remove(pmap_t);
/*
 * Makes the address space that of this CPU, which leaves the one that it had.
 * In a critical section, or where nothing runs on it any more.  A seam.
 */
void	pmap_activate_sw(pmap_t);
/* Leaves the exiting thread for good and runs the other one. */
void	cpu_throw(struct thread *, struct thread *);
__END_DECLS

#endif /* !_VM_PMAP_H_ */
