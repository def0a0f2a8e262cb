#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The verdict of "make verify" on each exit path of tests/cases, as its first
# line has it; and its status.

. tests/lib.sh

with_checker "$tmp/o"

# verify CASE,...: the quick profile's bounds are enough for all of these.
verify() {
	try $MAKE -s O="$tmp/o" VARIANT_DIRS=tests/cases RESULTS_DIR="$tmp/r" \
	    PROFILE=quick verify VARIANTS="$1"
}

cases=$(cd tests/cases && ls ./*.c | sed 's,^\./,,; s/\.c$//')
# Each of these was once judged wrongly; the folder alone would let one go unseen.
for case in bad_bit_before_root bad_check_then_drop bad_lock_left \
    bad_locked_plain bad_no_second_look bad_reads_pointer_twice \
    bad_revive_two_steps bad_sole_store bad_tombstone ok_bit_after_root \
    ok_cmpset_rel ok_if_not_last ok_no_pages_first ok_own_lock ok_own_refcnt_u \
    ok_store_rel ok_witness; do
	check "$case is there" test -f "tests/cases/$case.c"
done
verify "$(echo "$cases" | paste -sd, -)"
check 'wrong ones among them: an error' status_is 2

# verdict CASE: "holds", or the property that it violates with no excuse; ", in
# CAST alone": and what nothing but that test scenario has found.
verdict() {
	expected=$(sed -n '1s,^/\* \([^:]*\): .*,\1,p' "tests/cases/$1.c")
	alone=$(echo "$expected" | sed -n 's/.*, in \(.*\) alone/\1/p')
	jq -e --arg v "$1" --arg expected "${expected%%,*}" --arg alone "$alone" '
	    (.variants[] | select(.variant == $v)
	    | if $expected == "holds" then .violates == []
	      else .violates | index($expected) != null end) and
	    ($alone == "" or ([.cells[] | select(.variant == $v and
	    .outcome == "violated" and .subject == "vmspace_exit" and
	    (.excused | not)) | .cast] | unique) == [$alone])' \
	    "$tmp/r/verify.json"
}
for case in $cases; do
	check "$case" verdict "$case"
done

asked() {
	verify "$1"
	status_is "$2"
}
check 'a right one alone: status 0' asked ok_own_lock 0
check 'results/verify.json has its shape' jq -e '.schema == 1 and
    (.source | test("^[0-9]+-[0-9]+$")) and all(.cells[]; (.executions > 0) and
    (.cpus >= 2) and (.search | test("full|bound [0-9]|random")) and
    (.exhaustive | type == "boolean"))' "$tmp/r/verify.json"
check 'a wrong one alone: an error' asked bad_no_second_look 2
no_star() {
	status_is 2 && says '^  own vmspace  ' && not says '^  own vmspace\*'
}
check 'and is excused by nothing' no_star
verify no_such_path
check 'no such exit path' ends 2 "no variant 'no_such_path'"

finish
