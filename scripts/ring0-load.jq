# SPDX-License-Identifier: BSD-2-Clause
#
# What one load of CR3 costs, out of the primitives that each boot timed, by a
# clock of $khz: ns, and on which machine ($machine[0]) that was.

include "middle_half";

(map(.ticks.cr3 * 1000000 / $khz) | middle_half)
+ ($machine[0] | {host, cpu, kernel})
