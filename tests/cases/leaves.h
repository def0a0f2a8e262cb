/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* A right exit, for the cases that change something beside it. */
#include "cases.h"

void
vmspace_exit(struct thread *td)
{

	leave_first(td);
}
