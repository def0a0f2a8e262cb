/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * One entry in the set of variants, compiled once for each: VARIANT_NAME is
 * what the tables print.  Linked with one exit path and with the defaults for
 * what that path does not define, and then renamed with it.
 */
#include <sys/cdefs.h>
#include <sys/variant.h>

__BEGIN_DECLS
void	vmspace_exit(struct thread *);
void	vmspace_leave_cpu(struct thread *);
void	vmspace_exitfree(struct proc *);
struct vmspace *vmspace_acquire_ref(struct proc *);
void	vmspace_free(struct vmspace *);
struct vmspace *vmspace_alloc(void);
void	pmap_activate_sw(struct pmap *);
__END_DECLS

static const struct variant variant = {
	VARIANT_NAME,
	&variant_note,
	vmspace_exit,
	vmspace_leave_cpu,
	vmspace_exitfree,
	vmspace_acquire_ref,
	vmspace_free,
	vmspace_alloc,
	pmap_activate_sw,
};

static const struct variant *const variant_entry
    __section("set_variants") __used = &variant;
