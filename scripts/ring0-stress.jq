# SPDX-License-Identifier: BSD-2-Clause
#
# The cell of one guest under stress, from the list of all that it said: how
# many violations it saw, and the first that shows what the MMU did.  A guest
# that did not get to its end has none, not even a number of them.

map(select(.violation)) as $seen
| (map(select(.mode == "stress"))[0]) as $done
| {arch: $arch, mode: "stress", variant: $variant, scenario: "race",
    part: "whole", cpus: $cpus, seed: $seed, instructions: null,
    address_space_loads: null, tlb_flushes: null, locked_operations: null,
    violations: (if any(.[]; .end) then $done.violations // ($seen | length)
	else null end), ns: null,
    exits: $done.exits, points: $done.points,
    first: ([$seen[] | select(.violation | startswith("pm_active") | not)]
	+ $seen | .[0])}
