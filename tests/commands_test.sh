#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The commands, as one types them, on real (small) input.

. tests/lib.sh

# A run that takes seconds; void is no failure on a busy machine.
small="PROFILE=quick INVOCATIONS=6 RESULTS_DIR=$tmp/results"

run_ended() {
	[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || status_is 0
}

try $MAKE -s list
check "make list: ends well" status_is 0
for v in fcmpset_loop fenced_loop fenced_loop_acq switch_always \
    release_if_last release_then_switch critical_leave critical_curpmap; do
	check "make list: has $v" says "^$v "
done
check "make list: says who proposed it" says "D27057"

try $MAKE -s help
check "make help: names the commands" says "make compare"
for setting in SCENARIO=sole BOOT=2; do
	try $MAKE -s $setting help
	check "make $setting: a misspelt setting, in one line" \
	    ends_in_a_line 2 "no setting ${setting%%=*}="
done
try $MAKE -s VARIANT_DIRS="variants $tmp/none" help
check "make VARIANT_DIRS=: one that is not there, in one line" \
    ends_in_a_line 2 "no directory $tmp/none"
try $MAKE -s O="$O" CC=cc CFLAGS="-O2 -DX=1" V= VARIANTS="a b" BOOTS=2 help
check "make with settings that there are" ends 0 "make compare"

for program in pairs micro anatomy check list machine summarize \
    forkexit forkexit-bare surcharge lines; do
	try "$O/$program" --help
	[ $program = micro ] && usage='^benchmark ' || usage='^[uU]sage'
	check "$program --help: says how it is used" ends 0 "$usage"
	try "$O/$program" --no-such-option
	check "$program: an unknown option is bad use" status_is 2
done

try $MAKE -s bench $small SCENARIOS=sole
check "make bench: ends" run_ended
check "make bench: prints a table" says "against fcmpset_loop"
check "make bench: prints no progress where there is no terminal" \
    not says "left"
run=$(find "$tmp/results" -mindepth 1 -maxdepth 1 -type d | head -1)

# The values that summary.json may have; make bench has looked at its shape.
check "summary.json: what there may be" jq -e '
    (.control | length) > 0 and (.absolute | length) > 0 and
    (.comparisons | length) > 0 and
    all(.control[]; all(.ratio, .ratio_lo, .ratio_hi; type == "number")) and
    all(.absolute[]; (.ns | type) == "number" and .n > 0) and
    all(.comparisons[]; (.bench | IN("micro", "forkexit")) and
	(.arch | IN("amd64", "arm64", "riscv")) and
	(.part | IN("inline", "whole")) and .base == "fcmpset_loop" and
	.invocations > 0 and
	(.verdict | IN("slower", "faster", "equivalent", "unresolved")))
    ' "$run/summary.json"
check "summary.json: two loads more, so 4,000 ns more at 2,000 ns" jq -e '
    [.comparisons[] | select(.variant == "switch_always" and .bench == "micro"
    and .params.caches == "warm"
    and .part == "inline") | {(.load_ns | tostring): .delta_ns}] | add
    | (.["2000"] - .["0"] - 4000 | fabs) < 1' "$run/summary.json"
check "meta.json: complete, with seed, commit and PUs" jq -e '
    .complete and (.seed | type) == "number" and (.commit | length) > 0 and
    (.pus | length) > 0' "$run/meta.json"
check "values: one per line for ministat" \
    grep -q -E '^[0-9.]+$' "$run"/values/micro.sole.inline.*.fcmpset_loop

try $MAKE -s compare RESULTS="$run" NEW=switch_always SCENARIOS=sole
check "make compare RESULTS=run: ends" run_ended
check "make compare RESULTS=run: a sentence" says "switch_always.*fcmpset_loop"
check "make compare RESULTS=run: a plot" says "|_*A*_*M_*A*_*|"
try $MAKE -s compare RESULTS="$run $tmp/nowhere" NEW=switch_always
check "make compare: a run that is not there" says "compare: there is no run $tmp/nowhere"
try $MAKE -s compare RESULTS="$run $run" NEW=switch_always DIFFER=void
check "make compare of two runs: unresolved, with figures" says "unresolved"
try $MAKE -s compare NEW=release_if_last BASE=switch_always SCENARIOS=sole \
    $small
check "make compare: measures the two now" says \
    "release_if_last.*switch_always"
check "make compare: never becomes latest" \
    test "$(readlink "$tmp/results/latest")" != \
    "$(cd "$tmp/results" && ls -td -- *-* | head -1)"
try $MAKE -s compare NEW=vmspace0_kept BENCHES=forkexit $small INVOCATIONS=1
check "make compare BENCHES=forkexit: of any variant" says \
    "vmspace0_kept .*against fcmpset_loop.*fork and exit"

try $MAKE -s anatomy
check "make anatomy: a table" says "switch_always  *3   3"

# Drop-in: a bare function, and nothing else changed.
mkdir "$tmp/variants"
for type in int u_int; do
	sed -e "s/int refcnt;/$type refcnt;/" -e '/^VARIANT(/,$d' \
	    variants/fcmpset_loop.c >"$tmp/variants/pasted_$type.c"
done
try $MAKE -s O="$tmp/build" VARIANT_DIRS="variants $tmp/variants" \
    "$tmp/build/list" "$tmp/build/pairs" "$tmp/build/anatomy"
check "drop-in: builds without a word" test ! -s "$tmp/out"
try "$tmp/build/list"
check "drop-in: listed" says "^pasted_u_int"
mkdir "$tmp/raw"
try "$tmp/build/pairs" --raw "$tmp/raw" --invocation 1 --scenarios sole \
    --variants pasted_int,pasted_u_int
check "drop-in: measured" grep -q pasted_int \
    "$tmp/raw/micro.sole.whole.c1.l0.next-idle.caches-warm/00001.tsv"

# One build directory, another kernel, one exit path less: nothing is left of
# what was built before, and such a run is not "latest".
rm "$tmp/variants/pasted_int.c"
try $MAKE -s O="$tmp/build" VARIANT_DIRS="variants $tmp/variants" ARCH=riscv \
    COPTFLAGS=-O1 "$tmp/build/anatomy" "$tmp/build/compiler"
check "another ARCH: is built without a word" test ! -s "$tmp/out"
"$tmp/build/anatomy" --json >"$tmp/out"
check "another ARCH: is what is counted and what is said" jq -e \
    '[.. | .arch? // empty] | unique == ["riscv"]' "$tmp/out"
check "an exit path that is gone: is gone" not says pasted_int
latest() {
	O=$1 sh -c '. scripts/lib/say; . scripts/lib/settings; echo "[$latest]"'
}
check "another kernel: is not latest" test "$(latest "$tmp/build")" = "[]"
check "the default kernel: is" test "$(latest "$O")" = "[yes]"

try "$O/micro" --benchmark_filter='^sole/inline/(bare|switch_always)' \
    --benchmark_format=json --benchmark_min_time=0.01
check "micro: a Google Benchmark program with its JSON" \
    grep -q '"name": "sole/inline/switch_always/manual_time"' "$tmp/out"
check "micro: the floor is measured" says "sole/inline/bare"
for use in '--bogus=unknown argument or bad value: --bogus' \
    '--benchmark_filter=nothing=Failed to match' \
    '--benchmark_format=xml=bad value of --benchmark_format'; do
	try "$O/micro" "${use%=*}"
	check "micro ${use%=*}: bad use" ends 2 "${use##*=}"
done
if [ -w /dev/full ]; then
	try sh -c "'$O/micro' --benchmark_filter='^sole/inline/bare' >/dev/full"
	check "micro: a full disk" ends 1 "is the disk full?"
else
	skip "micro: a full disk" "no /dev/full"
fi

# What decides is in the hash, and nothing else is needed for it than POSIX has.
mkdir "$tmp/tree"
cp -R scripts sys variants verify bench "$tmp/tree"
hash_of() {
	(cd "$tmp/tree" && env "$@")
}
changes_hash() {
	before=$(hash_of scripts/source-hash) && echo "// $1" >>"$tmp/tree/$1" &&
	    [ "$(hash_of scripts/source-hash)" != "$before" ]
}
for file in sys/vm/vmspace.c variants/fenced_loop.c verify/checker.cc \
    bench/user/kmem.c bench/ring0/pt.c bench/include/machine/atomic.h; do
	check "source-hash: $file counts" changes_hash "$file"
done
try hash_of VARIANT_DIRS=variants/acquire_ref scripts/source-hash
check "source-hash: VARIANT_DIRS counts" not says "^$(hash_of scripts/source-hash)\$"
timed=$(hash_of scripts/source-hash timed)
check "source-hash: the checker counts" changes_hash verify/search.cc
check "source-hash: an argument about a mutant does not" \
    not changes_hash verify/survivors.json
try hash_of scripts/source-hash timed
check "source-hash: no clock sees the checker" says "^$timed\$"
rm -r "$tmp/tree/sys"
try hash_of scripts/source-hash
check "source-hash: no source is an error" not status_is 0
rm -r "$tmp/tree"

finish
