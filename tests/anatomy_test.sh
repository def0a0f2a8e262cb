#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The counts that follow from the variants' descriptions, by hand.

. tests/lib.sh

"$O/anatomy" --json >"$tmp/anatomy.json" || exit 1

# count VARIANT CASE PART OPERATION N [NEXT]
count() {
	check "$1, $2, $3, ${6:-idle} next: $4 $5" jq -e --arg v "$1" \
	    --arg case "$2" --arg part "$3" --arg op "$4" --argjson n "$5" \
	    --arg next "${6:-idle}" '
	    [.operations[] | select(.variant == $v and .part == $part and
	    (.case | startswith($case)) and (.next // $next) == $next)] | length == 1 and .[0][$op] == $n' \
	    "$tmp/anatomy.json"
}

# A sole exit: one load, to vmspace0; switch_always goes out, back and out.
for v in fcmpset_loop fenced_loop fenced_loop_acq release_if_last \
    release_then_switch critical_leave critical_curpmap; do
	count $v sole inline address_space_loads 1
	count $v sole inline pmap_activate_calls 1
	count $v sole whole address_space_loads 1
done
count switch_always sole inline address_space_loads 3
count switch_always sole inline pmap_activate_calls 3

# Leaving the CPU for a process, and not for the idle thread, loads its own.
count fcmpset_loop sole whole address_space_loads 2 process
count switch_always sole whole address_space_loads 4 process

# Atomics of a sole exit: vmspace0's count, the vmspace's, and two for each
# switch; critical_leave clears its bit and sets it again beside that.
count fcmpset_loop sole inline atomic_rmw 4
count release_if_last sole inline atomic_rmw 4
count critical_curpmap sole inline atomic_rmw 4
count critical_leave sole inline atomic_rmw 6
count switch_always sole inline atomic_rmw 8
# The reaping is one more, on vmspace0's count.
count switch_always sole whole atomic_rmw 9

# The fences that tell the loops apart.
count fcmpset_loop sole inline fences 0
count fenced_loop_acq sole inline fences 1
count fenced_loop sole inline fences 2

# The pmap lock and the map lock, taken and given back.
count fcmpset_loop sole inline lock_operations 4
count fcmpset_loop "shared: the first" inline lock_operations 0

# Not the last: one switch, no teardown, whoever it is.
for v in fcmpset_loop fenced_loop switch_always release_if_last; do
	count $v "shared: the first" inline address_space_loads 1
	count $v observed inline address_space_loads 1
done
# Last after having left: out, back and out.
count fcmpset_loop race inline address_space_loads 3
count release_if_last race inline address_space_loads 3
count critical_curpmap race inline address_space_loads 1
# critical_leave switches without pmap_activate when it is not the last.
count critical_leave "shared: the first" inline pmap_activate_calls 0
count critical_leave "shared: the first" inline address_space_loads 1

finish
