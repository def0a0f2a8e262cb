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
