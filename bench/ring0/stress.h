/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What a guest under stress does wherever the machine layer is entered.  Other
 * guests have none of it.
 */
#ifndef _RING0_STRESS_H_
#define	_RING0_STRESS_H_

#include <sys/cdefs.h>
#include <sys/types.h>

struct vmspace;

#ifdef STRESS
/*
 * The CPU is about to do what is called so: the address space that it loaded
 * last must still be there.  Waits at random, with the check before and after.
 */
void	stress_point(const char *what);
/* The CPU has just loaded that root. */
void	stress_loaded(u_long root);
/* The vmspace is being freed or allocated: no CPU may be using its pmap. */
void	stress_inactive(struct vmspace *, const char *at);

#define	STRESS_INACTIVE(vm, what)	stress_inactive(vm, what)
#else
#define	STRESS_INACTIVE(vm, what)	((void)0)
#endif

#endif /* !_RING0_STRESS_H_ */
