/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"

/*
 * The exiting thread leaves its CPU for good.  cpu_throw() switches away from
 * curpmap, whatever that is by now: usually vmspace0's.
 */
void
vmspace_leave_cpu(struct thread *td)
{

	cpu_throw(td, choosethread());
}
