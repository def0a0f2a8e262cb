#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The counts that follow from the variants' descriptions, by hand.

. tests/lib.sh

# An arm64 keeps no set of active CPUs, and does less.
if grep -q -e -Isys/arm64/ "$O/compiler"; then
	skip "the counts" "they are amd64's"
	finish
fi
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

# vmspace0's count twice, and its set; and the switch to whoever runs next.
count release_if_last sole whole global_atomics 3
count release_if_last sole whole own_atomics 2
count release_if_last sole whole busiest_line_visits 2
count release_if_last sole arrival global_atomics 1
count vmspace0_uncounted sole whole global_atomics 1
# No atomic operation, nor a lock, on a line that another CPU's exit writes.
for v in vmspace0_untracked vmspace0_kept leave_then_look switch_once \
    lazy_count defer_reap reaper; do
	count $v sole whole global_visits 0
	count $v storm whole global_visits 0
	count $v sole arrival global_visits 0
done
count vmspace0_kept sole whole own_atomics 2
count leave_then_look sole whole own_atomics 0
count leave_then_look sole whole full_fences 1

# Loads: none where the exit stays, and none twice where it goes for good.
count lazy_count sole whole address_space_loads 0
count reaper sole inline address_space_loads 0
count defer_reap sole inline address_space_loads 0
count defer_reap sole whole address_space_loads 1
for v in switch_once leave_then_look; do
	count $v race whole address_space_loads 1
	count $v "shared: the last" whole address_space_loads 1
done

# What is moved is counted: the teardown's locks, and who frees.
count lazy_count sole whole lock_operations 4
count reaper sole whole lock_operations 4
# freed VARIANT BY
freed() {
	check "$1: the root is freed by $2" jq -e --arg v "$1" --arg by "$2" '
	    [.operations[] | select(.variant == $v and .scenario == "sole" and
	    .part == "whole" and .next == "idle") | .freed_by] == [$by]' \
	    "$tmp/anatomy.json"
}
freed release_if_last exit
freed reaper "leaving the CPU"
freed defer_reap reaping
freed lazy_count "next load"

# A storm times the arrival too: vmspace0's set is left there and entered again.
visits() {
	check "$1 in a storm: $2 visits to the busiest line" jq -e --arg v "$1" \
	    --argjson n "$2" '[.operations[] | select(.variant == $v
	    and .scenario == "storm" and .part == "whole" and .next == "idle")
	    | .busiest_line_visits] == [$n]' "$tmp/anatomy.json"
}
visits release_if_last 2
visits vmspace0_uncounted 2
visits switch_always 4
visits vmspace0_kept 0

finish
