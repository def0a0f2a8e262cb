#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The review: its text from made-up findings, and its steps on designs that are
# broken in three ways, with the clock and the model checker left out.

. tests/lib.sh

# Two designs with the shortest executions of what one violates.
tests/report_run "$tmp/run" >/dev/null || exit 1
tests/report_run "$tmp/void" moved >/dev/null || exit 1
: >"$tmp/none"
for port in 'amd64 tso' 'amd64 weak' 'riscv weak' 'arm64 weak'; do
	for v in switch_always release_if_last; do
		echo "$port $v"
	done
done | jq -R 'split(" ") | {variant: .[2], arch: .[0], model: .[1], cast: "two",
    outcome: "holds", property: null, execution: null}
    | if .variant == "switch_always" and .arch == "riscv" then
	.outcome = "violated" | .property = "no use after free"
	| .execution = "     CPU 0                                 CPU 1\n"
	    + ([range(1; 60) | "\(" " * (3 - (tostring | length)))\(.)  "
	    + (if . > 30 then " " * 38 else "" end) + "step \(.) of many"]
	    | join("\n")) + "\n  => CPU 1: it is gone\n"
	| .violations = [{property, execution}, {property: "ends",
	    execution: "\(.execution)..."}]
      else . end' | jq -s '{cells: .}' >"$tmp/verified"
jq -n '{cells: [("switch_always", "release_if_last", "fcmpset_loop") as $v
    | {arch: "amd64", mode: "exact", part: "whole", variant: $v,
	case: "sole: the only holder", instructions: ($v | length * 10)},
	{arch: "amd64", mode: "stress", variant: $v, violations: 0, exits: 100}]}' \
    >"$tmp/ring0"

# written FORM VARIANTS WRONG [RUN]: the review, in $tmp/out.
written() {
	try jq -nr -L scripts/lib --arg form "$1" --arg variants "$2" \
	    --arg wrong "$3" --arg base fcmpset_loop --arg dir results/review \
	    --arg commit abcdef --arg machine Linux \
	    --rawfile missing "${missing:-$tmp/none}" \
	    --slurpfile checked "$tmp/none" --slurpfile verified "$tmp/verified" \
	    --slurpfile anatomy "${4:-$tmp/run}/anatomy.json" \
	    --slurpfile ring0 "$tmp/ring0" \
	    --slurpfile run "${4:-$tmp/run}/summary.json" \
	    --slurpfile meta "${4:-$tmp/run}/meta.json" -f scripts/lib/review.jq
}
lines_at_most() {
	[ "$(wc -l <"$tmp/out")" -le "$1" ] && return 0
	cat "$tmp/out"
	return 1
}
narrow() {
	awk 'length > 72 { print; bad = 1 } END { exit bad }' "$tmp/out"
}
begins() {
	head -n 1 "$tmp/out" | grep -q -- "$1" && return 0
	cat "$tmp/out"
	return 1
}

written md release_if_last ''
check 'right: begins with the verdict' begins '^\*\*`release_if_last` holds in all 4 cells'
check 'right: and the common case' begins 'release_if_last .* fcmpset_loop'
check 'right: a table' says '^| sole, whole exit | [0-9.]* ns | [-+]'
check 'right: counts' says '^| loads of an address space, sole / shared | 1 / 1 | 1 / 1 |'
check 'right: ring 0' says '^| instructions, amd64, sole | 120 | +30 |'
check 'right: how to repeat' says 'make review VARIANT="release_if_last" BASE=fcmpset_loop SEED='
check 'right: 40 lines' lines_at_most 40
written md switch_always ' switch_always'
check 'wrong: begins with what is violated' begins 'is wrong: it violates "no use after free" on riscv weak'
check 'wrong: the execution leads' sh -c "sed -n 3p '$tmp/out' | grep -q '^\`\`\`'"
check 'wrong: by turns' says '^CPU 1: step 31 of many; step 32'
check 'wrong: to its end' says '^=> CPU 1: it is gone'
check 'wrong: its port in the table' says '^| riscv weak |  | 1 of 1 violated |'
written md 'switch_always release_if_last' ' switch_always'
check 'two: a verdict each' says '^\*\*`release_if_last` holds'
check 'two: a column each' says '^|  | fcmpset_loop | switch_always | release_if_last |'
check 'two: 40 lines' lines_at_most 40
written text 'switch_always release_if_last' ' switch_always'
check 'text: 72 columns' narrow
check 'text: the whole execution' says 'step 1 of many'
check 'text: no marks' not says '[`*][`*a-z]'
written md switch_always '' "$tmp/void"
check 'void: no time stands' says 'void: the control moved'
check 'void: none in the table' not says '^| sole, whole exit'

# The steps.  Nothing is timed or verified here, nor linked for all variants.
# Always the same place, for what was compiled remembers it.
v=$O/review_test
mkdir -p "$v"
{
	sed '/^VARIANT/,$d' variants/release_if_last.c
	echo 'int x = NO_SUCH_NAME;'
} >"$v/misspelt.c"
sed 's/refcount_acquire(&vmspace0.vm_refcnt);//; /^VARIANT/,$d' \
    variants/release_if_last.c >"$v/no_reference.c"
reviewed() {
	try ${MAKE:-make} -s review REVIEW_STEPS='check count' RESULTS_DIR="$tmp/r" \
	    VARIANT_DIRS="variants $v" VARIANT="$1"
}
reviewed 'no_reference misspelt'
check 'broken: status' not status_is 0
check 'broken: what does not compile is named' says 'misspelt does not compile for the ring3 layer: .*NO_SUCH_NAME'
check 'broken: what is no exit path is named' says 'no_reference is no exit path'
check 'broken: the rest still stands' says '^loads of an address space'
check 'broken: the files' test -s "$tmp/r/review-no_reference-misspelt/review.md"
reviewed switch_always
check 'a right one: counted' ends 0 '3 / 1'
check 'a right one: nothing half made is left' test ! -e "$tmp/r/review-switch_always.part"

# refused TEXT argument ...: bad use, in one line.
refused() {
	text=$1
	shift
	try env VARIANTS_ALL='release_if_last mine other more' "$@" scripts/review
	status_is 2 && says_one_line "$text"
}
check 'no variant said' refused 'make review VARIANT=mine'
check 'no such variant' refused "no variant 'x'" VARIANT=x
check 'no such base' refused "no variant 'x'" VARIANT=mine BASE=x
check 'the base itself' refused 'is the base' VARIANT=release_if_last
check 'three' refused 'two at most' VARIANT='mine other more'
check 'no such step' refused "no step 'verfy'" VARIANT=mine REVIEW_STEPS=check,verfy
mkdir -p "$tmp/ro"
: >"$tmp/ro/file"
check 'nowhere to write' sh -c "VARIANTS_ALL='release_if_last mine' VARIANT=mine \
    RESULTS_DIR='$tmp/ro/file' scripts/review 2>&1 | grep -q 'say RESULTS_DIR='"

finish
