/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "cpu.h"

void
spin_turns(unsigned turns)
{

	spin(turns);
}

void
spin_loads(unsigned turns)
{
	u_int i;

	for (i = 0; i < SPIN_LOADS; i++)
		spin_load(turns);
}
