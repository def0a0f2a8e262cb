#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Bad circumstances, each really caused: a clear line, a status that is not 0,
# no process left over, and what was measured is kept.

. tests/lib.sh

results=$tmp/results
run_small() {
	try env PROFILE=quick INVOCATIONS=2 RESULTS_DIR="$results" "$@" \
	    scripts/bench
}

no_latest() {
	[ ! -e "$results/latest" ]
}

# has PATTERN: a run that goes on has such a file.
has() {
	for file in "$results"/*.incomplete/$1; do
		[ ! -s "$file" ] || return 0
	done
	return 1
}

kept_incomplete() {
	meta=$(find "$results" -name meta.json -path '*.incomplete/*')
	[ -n "$meta" ] && jq -e '.complete == false' $meta
}

# Names that there are not.
for bad in VARIANTS=fcmpset_lop VARIANT=fcmpset_loap SCENARIOS=soul \
    CPUS=4711 CPUS=x NEXT=later BASE=nobody; do
	run_small "$bad"
	check "$bad: in one line" ends_in_a_line 2 "${bad#*=}"
	check "$bad: nothing is left" test ! -d "$results" -o \
	    -z "$(ls -A "$results" 2>/dev/null)"
done
run_small PROFILE=fast
check "PROFILE=fast: says what there is" says_one_line "quick default full"
run_small INVOCATIONS=many
check "INVOCATIONS=many: bad use" status_is 2
run_small "SCENARIOS=sole soul"
check "a blank in a list is a comma" says_one_line "no scenario .soul"
run_small "CPUS=0;1"
check "a strange character: the setting is named" says_one_line "CPUS=0;1"
check "a strange character: bad use" status_is 2

run_small SEED=99999999999999999999
check "SEED of 20 digits: bad use" status_is 2
run_small BENCHES="micro,macro"
check "BENCHES=macro: says what there is" says_one_line "no bench .macro.*forkexit"
run_small O="$tmp"
check "nothing built: says what to do" says_one_line "make bench builds it"
try scripts/bench --help
check "an argument: bad use" ends_in_a_line 2 "make help"
try $MAKE -s ARCH=vax list
check "ARCH=vax: says what there is" says "amd64"
try $MAKE -s O="a b" list
check "O with a blank: in one line" ends_in_a_line 2 "no blank"
try $MAKE -j2 -pn setup programs
check "setup and programs: one after the other" says "^.NOTPARALLEL:"
try $MAKE -j2 -pn programs guests
check "programs and guests: at once" not says "^.NOTPARALLEL:"

# Exit paths that are none: nothing is timed.
mkdir "$tmp/broken"
broken() {
	printf '#include "kernel.h"\n\nvoid\nvmspace_exit(struct thread *td)\n%s\n' \
	    "$2" >"$tmp/broken/$1.c"
}
broken empty '{ (void)td; }'
broken forever '{ (void)td; for (;;) ; }'
sed 's/refcount_acquire(&vmspace0.vm_refcnt);//' variants/release_if_last.c \
    >"$tmp/broken/no_reference.c"
$MAKE -s O="$tmp/build" VARIANT_DIRS="variants $tmp/broken" "$tmp/build/check" \
    "$tmp/build/pairs" >"$tmp/out" 2>&1
try "$tmp/build/check"
check "an empty exit: is named" ends 1 "empty breaks the kernel.*wrong vmspace"
check "an exit that does not end: is named" says "forever.*does not end"
check "an exit without its reference on vmspace0: is named" \
    says "no_reference breaks the kernel"
mkdir -p "$tmp/broken-raw"
try "$tmp/build/pairs" --raw "$tmp/broken-raw" --invocation 1 \
    --scenarios sole --variants no_reference,release_if_last
check "and is not measured beside others" says_one_line \
    "no_reference cannot be measured in sole"
try env O="$tmp/build" VARIANTS=empty PROFILE=quick RESULTS_DIR="$results" \
    scripts/bench
check "make bench stops before it" status_is 1
# One that does not compile stops only what asked for it.
echo 'void vmspace_exit(struct thread *td) { MISSPELT(td); }' \
    >"$tmp/broken/misspelt.c"
echo '#include "kernel.h"' >"$tmp/broken/hollow.c"
try $MAKE -s O="$tmp/build" VARIANT_DIRS="variants $tmp/broken" list
check "a file that does not compile: is marked" \
    ends 0 "^misspelt  *(does not compile) .*misspelt.c:1"
check "a file without vmspace_exit: is marked" says \
    "^hollow .*does not define vmspace_exit"
try $MAKE -s O="$tmp/build" VARIANT_DIRS="variants $tmp/broken" \
    "$tmp/build/check" "$tmp/build/pairs"
check "and the programs are made without a word" test ! -s "$tmp/out"
try "$tmp/build/check" --variants release_if_last,switch_always
check "others are checked beside them" status_is 0
try "$tmp/build/pairs" --plan
check "and measured, and what is left out is said" says "skipped: misspelt"
try "$tmp/build/check" --variants misspelt
check "who asks for one learns why" says_one_line "misspelt.c:1:.*MISSPELT"
check "and that is bad use" status_is 2
long=$(printf '%070d' 0 | tr 0 x)
broken "$long" '{ (void)td; }'
$MAKE -s O="$tmp/build" VARIANT_DIRS="variants $tmp/broken" \
    "$tmp/build/list" >"$tmp/out" 2>&1
try "$tmp/build/list"
check "a file with a very long name: is refused when listing" \
    says_one_line "xxx.*longer than 64"
rm "$tmp/broken/$long.c"

# One PU only.
first=$("$O/machine" | jq '.pus[0].pu')
if on_pu "$first" true; then
	try on_pu "$first" "$O/pairs" --plan
	check "one PU: race is skipped, by name" says \
	    "skipped: race needs 2 PUs, 1 available"
	check "one PU: sole is not" says "^micro.sole"
	try on_pu "$first" env PROFILE=quick INVOCATIONS=1 \
	    RESULTS_DIR="$results" SCENARIOS=race scripts/bench
	check "one PU, race only: says why" ends 1 "skipped: race needs 2 PUs"
	try on_pu "$first" env PROFILE=quick INVOCATIONS=1 BENCHES=micro \
	    RESULTS_DIR="$results" SCENARIOS=sole,race scripts/bench
	check "one PU: the rest is measured, the skip recorded" jq -e \
	    '.warnings | any(test("race needs 2 PUs"))' \
	    "$(find "$results" -name meta.json | head -1)"
	rm -rf "$results"
else
	skip "one PU" "no taskset, no cpuset"
fi

# A cpuset that leaves one.
cpuset=/sys/fs/cgroup/cpuset/exitlab.$$
if mkdir "$cpuset" 2>/dev/null; then
	cat /sys/fs/cgroup/cpuset/cpuset.mems >"$cpuset/cpuset.mems"
	echo 0 >"$cpuset/cpuset.cpus"
	try sh -c 'echo $$ >"$1/tasks" && exec "$2" --plan' sh "$cpuset" \
	    "$O/pairs"
	check "a cpuset of one PU: race is skipped" says \
	    "skipped: race needs 2 PUs, 1 available"
	rmdir "$cpuset"
else
	skip "a cpuset of one PU" "no cpuset to make one in"
fi

# Threads may not be bound.
if [ -e "$O/no_bind.so" ]; then
	mkdir "$tmp/raw"
	try env LD_PRELOAD="$O/no_bind.so" "$O/pairs" --raw "$tmp/raw" \
	    --invocation 1
	check "no binding: in one line" ends_in_a_line 1 "cannot bind to PU"
else
	skip "no binding" "tests/no_bind.c was not built"
fi

# A full disk.
if [ "$(id -u)" -eq 0 ] && mkdir "$tmp/disk" && mount -t tmpfs \
    -o size=20m none "$tmp/disk" 2>/dev/null; then
	results=$tmp/disk
	(in_time has 'raw/*/00002.tsv'; exec cat /dev/zero >"$tmp/disk/fill") \
	    2>/dev/null &
	run_small INVOCATIONS=999 BENCHES=micro SCENARIOS=sole
	results=$tmp/results
	check "a full disk: says so" ends 1 "No space left"
	check "a full disk: says where the samples are" says "kept in"
	check "a full disk: never latest" test ! -e "$tmp/disk/latest"
	check "a full disk: what was measured is still read" sh -c \
	    "RESULTS=\"$(echo $tmp/disk/*.incomplete)\" NEW=switch_always scripts/compare |
	    grep -q 'fcmpset_loop'"
	cat /dev/zero >"$tmp/disk/more" 2>/dev/null
	try env TMPDIR="$tmp/disk" sh -c '. scripts/lib/scratch'
	check "a full TMPDIR: in one line" ends_in_a_line 1 "say TMPDIR=dir"
	try $MAKE -s variant FROM=variants/switch_once.c NAME=full \
	    VARIANT_DIRS="variants $tmp/disk"
	check "a variant on a full disk: an error" ends 2 "say VARIANT_DIRS="
	check "a variant on a full disk: none is left" test ! -e "$tmp/disk/full.c"
	umount "$tmp/disk"
else
	skip "a full disk" "no tmpfs to fill"
fi

# results/ read-only.
if [ "$(id -u)" -eq 0 ] && mkdir -p "$tmp/ro" && mount -t tmpfs -o ro none \
    "$tmp/ro" 2>/dev/null; then
	try env RESULTS_DIR="$tmp/ro" PROFILE=quick INVOCATIONS=1 scripts/bench
	check "read-only results: says what to do" ends 1 "RESULTS_DIR"
	umount "$tmp/ro"
else
	skip "read-only results" "no tmpfs to mount"
fi

# A signal at any moment: before the first sample, and in each benchmark.
# --foreground: to the script alone, as kill(1) does; without it to all of the
# group, as a terminal does.
for case in INT:130:: TERM:143:meta.json: INT:130:bin/pairs: \
    TERM:143:bin/forkexit-run:--foreground 'HUP:129:hyperfine/*:--foreground'; do
	signal=${case%%:*} rest=${case#*:}
	want=${rest%%:*} rest=${rest#*:}
	when=${rest%%:*} foreground=${rest#*:}
	rm -rf "$results" "$tmp/pid"
	(in_time test -s "$tmp/pid"
	[ -z "$when" ] || in_time has "$when"
	sleep 0.1
	kill -s "$signal" "$(cat "$tmp/pid")") &
	try env PROFILE=quick INVOCATIONS=9 RESULTS_DIR="$results" sh -c '
	    echo $$ >"$1/pid"
	    exec timeout --preserve-status $2 600 scripts/bench' \
	    sh "$tmp" "$foreground"
	when=${when:-the start}
	check "SIG$signal at $when: status $want" status_is "$want"
	check "SIG$signal at $when: no process is left" no_stray
	check "SIG$signal at $when: never latest" no_latest
	[ "$when" != "the start" ] || continue
	check "SIG$signal at $when: says what is kept" \
	    says "interrupted; what was measured is kept"
	check "SIG$signal at $when: marked incomplete" kept_incomplete
done

# Make alone gets a signal: SIGHUP, which it does not pass on, or SIGKILL.
for signal in HUP KILL; do
	rm -rf "$results"
	$MAKE -s bench PROFILE=quick BENCHES=micro RESULTS_DIR="$results" \
	    >"$tmp/out" 2>&1 &
	in_time has 'raw/*/*'
	kill -$signal $!
	check "SIG$signal to make alone: all end" no_stray
	check "SIG$signal to make alone: what was measured is kept" \
	    kept_incomplete
	check "SIG$signal to make alone: never latest" no_latest
done
wait

# What somebody left behind who was killed.
mkdir "$tmp/t" "$tmp/t/exitlab.$(sh -c 'echo $$').abc" "$tmp/t/exitlab.$$.def"
try env TMPDIR="$tmp/t" sh -c '. scripts/lib/scratch; ls -d "$TMPDIR"/*'
check "scratch: a dead one's is cleared, ours and a living one's are there" \
    test "$(wc -l <"$tmp/out")" -eq 2
check "scratch: ours goes with us" test "$(ls "$tmp/t")" = "exitlab.$$.def"

try env TMPDIR="$tmp/nowhere" sh -c '. scripts/lib/scratch'
check "scratch: no TMPDIR, in one line" ends_in_a_line 1 'say TMPDIR=dir'

# Somebody else's, whose process a kill(2) of ours cannot see.
mkdir "$tmp/t/exitlab.1.abc"
chmod 711 "$tmp"
chmod 777 "$tmp/t"
if as_nobody test -r scripts/lib/scratch 2>/dev/null; then
	try as_nobody env TMPDIR="$tmp/t" sh -c '. scripts/lib/scratch; ls -d "$TMPDIR"/*'
	check "scratch: somebody else's stays, and nothing is said of it" \
	    sh -c '! grep -q cannot "$1/out" && [ -d "$1/t/exitlab.1.abc" ]' sh "$tmp"
else
	skip "scratch: somebody else's stays" "cannot become nobody"
fi

# Damaged and foreign files.
rm -rf "$results"
try env BENCHES=micro SCENARIOS=sole PROFILE=quick INVOCATIONS=6 \
    RESULTS_DIR="$results" scripts/bench
run=$(find "$results" -mindepth 1 -maxdepth 1 -type d | head -1)
damage() {
	rm -rf "$tmp/damaged"
	cp -R "$run" "$tmp/damaged"
}
damage
head -c 200 "$run/meta.json" >"$tmp/damaged/meta.json"
try env RESULTS="$tmp/damaged" scripts/compare
check "a truncated meta.json: in one line, with its place" \
    ends_in_a_line 1 "meta.json"
damage
echo '[1, 2]' >"$tmp/damaged/meta.json"
try env RESULTS="$tmp/damaged" scripts/compare
check "a foreign meta.json: in one line" says_one_line "meta.json"
damage
raw=$(find "$tmp/damaged/raw" -path '*inline*.tsv' | head -1)
head -c 1500 "$raw" >"$tmp/cut" && cp "$tmp/cut" "$raw"
try env RESULTS="$tmp/damaged" NEW=switch_always scripts/compare
check "a torn sample file: in one line, with what to do" \
    says_one_line "torn: remove the file"
rm "$raw"
try env RESULTS="$tmp/damaged" NEW=switch_always scripts/compare
check "and without it the other invocations count" says "vmspace_exit alone"
damage
echo "hello" >"$raw"
try env RESULTS="$tmp/damaged" scripts/compare
check "a foreign sample file: fails" not status_is 0
check "a foreign sample file: is named" says "inline"
mkdir "$tmp/three"
try env RESULTS="$tmp/three" scripts/compare
check "compare: a run without samples" ends_in_a_line 2 'holds no samples'
try env RESULTS= NEW=reaper BASE=reaper scripts/compare
check "compare: a variant with itself" ends_in_a_line 2 'reaper is the base'
try env RESULTS="$tmp/nowhere" scripts/compare
check "no such run: in one line" says_one_line "nowhere"
damage
jq '.cpu = "another"' "$run/meta.json" >"$tmp/damaged/meta.json"
try env RESULTS="$run $tmp/damaged" DIFFER=void scripts/compare
check "runs of two machines: in one line" ends_in_a_line 2 "cpu"
try env RESULTS="$run $tmp/damaged" DIFFER="void cpu" scripts/compare
check "runs of two machines: unless that is the point" says "unresolved"

if [ -c /dev/full ]; then
	try sh -c "RESULTS=\"$run\" NEW=switch_always scripts/compare >/dev/full"
	check "a full disk behind a table: an error" ends 1 "No space left"
else
	skip "a full disk behind a table" "no /dev/full"
fi

finish
