/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* In the place of a file that does not compile: WHY says what is wrong. */
#include <sys/cdefs.h>
#include <sys/variant.h>

__BEGIN_DECLS
void	vmspace_exit(struct thread *);
__END_DECLS

const struct variant_note variant_note = {
	"(does not compile)", "-", "-", WHY, 0
};

/* Nobody calls it: see struct variant_note. */
void
vmspace_exit(struct thread *td __unused)
{

	__builtin_trap();
}
