#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Both guests: that they count the same every time and what the anatomy counts,
# that stress tells wrong from right, and that a guest that goes astray ends in
# time, with the reason, and leaves no process.

. tests/lib.sh

jobs=$(getconf _NPROCESSORS_ONLN)

# Exit paths that must be caught: the one that never leaves the vmspace, and
# the last holder who frees what is still loaded.
mkdir "$tmp/planted"
awk '/pmap_activate\(td\)/ && !done { done = 1; next } { print }' \
    variants/release_if_last.c >"$tmp/planted/stays.c"
awk '/pmap_activate\(td\)/ && ++n == 3 { next } { print }' \
    variants/release_if_last.c >"$tmp/planted/stays_when_last.c"

# planted NAME STATEMENT MACRO: an exit path that does just that, where the
# compiler defines the macro.
planted() {
	cat >"$tmp/planted/$1.c" <<END
#include "kernel.h"

void
vmspace_exit(struct thread *td)
{
	volatile uintptr_t nowhere = 16;

	(void)td;
	(void)nowhere;
#ifdef $3
	$2
#endif
}
END
}
planted hangs 'for (;;);' __STDC__
planted faults '*(volatile int *)nowhere = 1;' __STDC__
# A table of traps that ends at once: no fault can be handled any more.
planted resets '__asm__ __volatile__("lidt %0; ud2" : :
	    "m" (*(struct { char z[10]; } *)(&(char [10]){ 0 })));' __x86_64__
planted is_cut_off '__asm__ __volatile__("outb %%al,$0xe9; movb $16,%%al;" \
	    "outb %%al,$0xf4; 1: jmp 1b" : : "a" (123));' __x86_64__

# can_run PORT: there are a compiler and a QEMU for it; else says what lacks.
can_run() {
	case $1 in
	amd64)
		tool=qemu-system-x86_64
		[ "$(uname -m)" = x86_64 ] || tool='an amd64 compiler'
		;;
	arm64)
		tool=qemu-system-aarch64
		command -v aarch64-linux-gnu-gcc >/dev/null || has_llvm ||
		    tool=aarch64-linux-gnu-gcc
		;;
	esac
	command -v "$tool" >/dev/null
}

guests=$tmp/o
build() {
	$MAKE -s -j"$jobs" O="$guests" \
	    VARIANT_DIRS="variants $tmp/planted" "$@"
}

guest() {
	try env O="$guests" "LIMIT=${limit:-600}" scripts/ring0-guest "$@"
}

# Ten times the same, with every CPU busy: nothing depends on time.
same_under_load() {
	busy=
	for i in 1 2 3 4; do
		while :; do :; done &
		busy="$busy $!"
	done
	result=0
	guest "$1" exact switch_always
	cp "$tmp/out" "$tmp/first"
	for _ in $(seq 9); do
		guest "$1" exact switch_always
		cmp "$tmp/first" "$tmp/out" && status_is 0 || result=1
	done
	kill $busy
	return $result
}

# Ten of them in 6 s of CPU time, where one is to take some 0.2 s.
boots_fast() {
	times >"$tmp/before"
	for _ in $(seq 10); do
		guest "$1" exact fcmpset_loop
		status_is 0 || return 1
	done
	times >"$tmp/after"
	awk -F '[ms ]' 'FNR == 2 { s = 60 * $1 + $2 + 60 * $4 + $5 - s }
	    END { print s; exit s > 6 }' "$tmp/before" "$tmp/after"
}

clock_and_steps_agree() {
	guest "$1" exact "$2"
	status_is 0 && jq -e -s 'map(select(.mode)) | length == 6 and
	    all(.instructions == .stepped)' "$tmp/out"
}

# The instructions of amd64 are the operations that ring 3 counted: each lock
# and each unlock is one locked instruction more.
agrees_with_anatomy() {
	guest amd64 exact "$1"
	"$O/anatomy" --json --variants "$1" >"$tmp/anatomy.json" || return 1
	jq -e -s --slurpfile a "$tmp/anatomy.json" '
	    map(select(.mode)) | length == 6 and all(. as $c
	    | $a[0].operations[] | select(.case == $c.case and
	    .part == $c.part and
	    (.next // "idle") == "idle") | .address_space_loads == $c.address_space_loads
	    and .tlb_flushes == $c.tlb_flushes
	    and .atomic_rmw + .lock_operations == $c.locked_operations)' \
	    "$tmp/out"
}

holds() {
	guest "$1" stress "$2" "$3" 40 "$4"
	status_is 0 && says '"violations":0'
}

is_caught() {
	guest "$1" stress "$2" "$3" 40 "$4"
	status_is 1 && says '"violation":"' && says "\"variant\":\"$2\"" &&
	    says '"step":"' && says '"cpu":'
}

# broken PORT VARIANT TEXT: ends in time, with that reason, and is gone.
broken() {
	[ "$2" != hangs ] || limit=3
	guest "$1" exact "$2"
	limit=
	status_is 3 && says "$3" && no_stray
}

is_stopped() {
	O=$guests scripts/ring0-guest "$1" exact hangs >/dev/null 2>&1 &
	pid=$!
	sleep 1
	kill "$pid"
	wait "$pid"
	status=$?
	: >"$tmp/out"
	status_is 143 && no_stray
}

ports=
for port in amd64 arm64; do
	if ! can_run $port; then
		skip "ring 0, $port" "there is no $tool"
		continue
	fi
	check "$port: builds" build "$guests/exact.$port.elf" \
	    "$guests/stress.$port.elf"
	[ -f "$guests/stress.$port.elf" ] || continue
	ports="$ports $port"
	check "$port: boots fast" boots_fast $port
	check "$port: counts the same under load" same_under_load $port
	for v in fcmpset_loop switch_always critical_leave; do
		check "$port: $v: clock and steps agree" \
		    clock_and_steps_agree $port $v
	done
	check "$port: release_if_last holds" holds $port release_if_last 2 1
	check "$port: switch_always holds, 4 CPUs" \
	    holds $port switch_always 4 1
	for v in release_then_switch stays stays_when_last; do
		check "$port: $v is caught" is_caught $port $v 2 1
		check "$port: $v is caught, 4 CPUs" is_caught $port $v 4 2
	done
	check "$port: a guest that hangs" broken $port hangs 'no end within 3 s'
	check "$port: a guest that faults" \
	    broken $port faults '"fault":".*vmspace_exit'
	check "$port: a guest that is stopped" is_stopped $port
done
case $ports in
*amd64*)
	check "a triple fault" broken amd64 resets 'it was reset'
	check "half a line" broken amd64 is_cut_off \
	    "its output ends in the middle: '{'"
	for v in fcmpset_loop fenced_loop switch_always release_if_last \
	    release_then_switch critical_leave critical_curpmap; do
		check "amd64: $v: counts agree with the anatomy" \
		    agrees_with_anatomy $v
	done
	;;
esac

# By LLVM's tools alone, as on a FreeBSD.
if has_llvm && [ -n "$ports" ]; then
	mkdir "$tmp/few"
	cp variants/release_if_last.c variants/switch_always.c "$tmp/few"
	gnu=$guests
	guests=$tmp/llvm
	# shellcheck disable=SC2046 # lists
	check "LLVM's tools: guests of$ports" $MAKE -s -j"$jobs" O="$guests" \
	    VARIANT_DIRS="$tmp/few" CC=clang LD=ld.lld OBJCOPY=llvm-objcopy \
	    NM=llvm-nm AR=llvm-ar r0gnu.amd64=none r0gnu.arm64=none \
	    $(for port in $ports; do echo "$guests/exact.$port.elf"; done)
	for port in $ports; do
		check "LLVM's tools: $port: clock and steps agree" \
		    clock_and_steps_agree $port switch_always
	done
	guests=$gnu
else
	skip "LLVM's tools" "clang, ld.lld and llvm-objcopy are not all installed"
fi

# Whether ticks are times, on recorded facts: a bare machine's, with a change.
facts='{"hypervisor":"KVMKVMKVM...","invariant_tsc":true,"khz":2600000,
    "ticks":{"xadd":18,"nops":3,"pause":140,"cr3":220,"invlpg":160,
    "cpuid":1900},"host_hypervisor":"none","pvm":false,
    "measured_khz":2601000}'

honest() {
	echo "$facts" | jq -r "$1" | jq -r -f scripts/ring0-honest.jq >"$tmp/out"
	if [ -n "$2" ]; then
		says_one_line "$2"
	else
		[ ! -s "$tmp/out" ]
	fi
}
check "times: bare hardware" honest . ''
check "times: TCG" honest '.hypervisor = "TCGTCGTCGTCG"' 'under TCG'
check "times: a guest in a guest" \
    honest '.host_hypervisor = "kvm"' 'is itself a guest (kvm)'
check "times: kvm_pvm" honest '.pvm = true' kvm_pvm
check "times: a clock that varies" \
    honest '.invariant_tsc = false' 'not invariant'
check "times: a clock that lies" \
    honest '.measured_khz = 2400000' 'runs at 2400000 kHz'
check "times: no word on the clock" honest '.khz = 0' 'says 0'
check "times: a KVM that emulates" \
    honest '.ticks.xadd = 2474' 'a locked add takes 2474 ticks'
check "times: CR3 loads that trap" \
    honest '.ticks.cr3 = 9000' 'a CR3 load takes 9000 ticks'

# Native mode from recorded ticks to verdicts, in a copy of the scripts whose
# guest only tells them: 286 a block's exit against 260, and 221 a load of CR3,
# at 2.6 GHz; on a machine that says it is bare.  The clock of its host, asked
# before, between and after the first two boots, bears the 2.6 GHz out.
lab=$tmp/lab
mkdir "$lab" "$lab/build" "$lab/bin" "$lab/results"
cp -R scripts "$lab/scripts"
ln -s "$PWD/sys" "$PWD/variants" "$PWD/verify" "$PWD/plots" "$lab"
mkdir "$lab/bench" && ln -s "$PWD/bench/"[!s]* "$PWD/bench/scenario" "$lab/bench"
ln -s "$(cd "$O" && pwd)/summarize" "$lab/build/summarize"
: >"$lab/build/native.amd64.elf"
cat >"$lab/build/machine" <<'END'
#!/bin/sh
echo '{"host":"bare","cpu":"a CPU","kernel":"Linux 1","hypervisor":"none"}'
END
cat >"$lab/bin/jq" <<END
#!/bin/sh
[ "\$2" = 'now * 1000000 | floor' ] || exec $(command -v jq) "\$@"
echo >>"$lab/asked"
set -- 0 1000000 3538461
shift \$((\$(wc -l <"$lab/asked") - 1))
echo "\$1"
END
: >"$lab/bin/qemu-system-x86_64"
cat >"$lab/scripts/ring0-guest" <<'END'
#!/bin/sh
boot=$6
jq -n -c '{hypervisor: "KVMKVMKVM...", invariant_tsc: true, khz: 2600000,
    ticks: {xadd: 18, nops: 3, pause: 140, cr3: (221 + '"$boot"' % 3),
    invlpg: 160, cpuid: 1900}},
    (range(2 * '"$5"') as $row | ("inline", "whole") as $part
    | ["fcmpset_loop", "switch_always", "fcmpset_loop.copy"] | to_entries[]
    | {row: $row, position: .key, variant: .value, part: $part, exits: 64,
    ticks: (64 * (if .value == "switch_always" then 286 else 260 end)
    + ($row % 3) + '"$boot"' % 2)})'
END
chmod +x "$lab/build/machine" "$lab/bin/"* "$lab/scripts/ring0-guest"
mkdir "$lab/native"
native_mode() {
	rm -f "$lab/asked"
	(cd "$lab" && PATH=$lab/bin:$PATH O=build KVM=/dev/null \
	    scripts/ring0-native native) >"$tmp/out" 2>&1
	status=$?
	status_is 0 && says "^Times of ring 0: 20 boots .* takes 85.4 ns"
}
native_verdicts() {
	jq -e '(.comparisons | length == 2) and .void == false and
	    all(.comparisons[]; .verdict == "slower" and
	    .variant == "switch_always" and
	    (.delta_ns | . > 9.99 and . < 10.01)) and
	    ([.cells[] | select(.variant == "fcmpset_loop" and
	    .part == "inline")][0] |
	    (.ns | . > 99.9 and . < 100.1) and
	    (.cycles | . > 259 and . < 261)) and
	    (.load | .ns_lo == 85 and .n == 20 and .host == "bare")' \
	    "$lab/native/native.json"
}
check "times: from ticks to lines" native_mode
check "times: from ticks to verdicts" native_verdicts

# calibrated NS WHAT: what a run on that machine takes a load to cost.
calibrated() {
	mkdir -p "$lab/run"
	echo '{"host":"bare","cpu":"a CPU","kernel":"Linux 1","warnings":[]}' \
	    >"$lab/run/meta.json"
	: >"$lab/run/skipped"
	printf 'surcharge_ns %s 1 2\n' 140 120 130 >"$lab/run/surcharge"
	(cd "$lab" && scripts/meta run complete) &&
	    jq -e --argjson ns "$1" --arg what "$2" '.calibration |
	    .surcharge_ns == $ns and (.what | startswith($what))' \
	    "$lab/run/meta.json"
}
result=$lab/results/ring0.json
check "a load's cost: by ring 3 where ring 0 has none" \
    calibrated 130 'a process switch against a thread switch'
jq '{native_load: (.load | .ns = 85.5)}' "$lab/native/native.json" >"$result"
check "a load's cost: by ring 0" calibrated 85.5 'a native CR3 load'
jq '.native_load.kernel = "Linux 2"' "$result" >"$tmp/was" &&
    mv "$tmp/was" "$result"
check "a load's cost: not by another kernel's ring 0" \
    calibrated 130 'a process switch'
echo '{"native_load":' >"$result"
check "a load's cost: a torn result is none" calibrated 130 'a process switch'

# What make ring0 leaves, and its chart.
from_guests_to_chart() {
	cp "$O/list.json" "$guests/" &&
	    try env O="$guests" VARIANTS=switch_always,release_then_switch \
	    ROUNDS=2 RESULTS_DIR="$tmp/results" scripts/ring0 &&
	    status_is 0 && jq -e '.native_load == null and
	    (.cells | length == '"$1"' * 2 * 8)' "$tmp/results/ring0.json"
}
has_chart() {
	svg=$tmp/results/charts-ring0/ring0.svg
	[ -s "${svg%svg}png" ] && grep -q '</svg>' "$svg" || return 1
	for text in $ports ', 1 load' ', 3 loads' 'release_then_switch (wrong)'; do
		grep -qF "$text" "$svg" || { echo "no '$text'"; return 1; }
	done
}
if [ -n "$ports" ]; then
	check "make ring0: leaves a result" \
	    from_guests_to_chart "$(echo "$ports" | wc -w)"
	if command -v gnuplot >/dev/null; then
		check "make ring0: leaves a chart" has_chart
	else
		skip "the chart" "gnuplot is not installed"
	fi
fi
mkdir "$tmp/bin"
for tool in jq mkdir rm; do
	ln -s "$(command -v $tool)" "$tmp/bin/$tool"
done
echo '{"schema":1,"cells":[]}' >"$tmp/empty.json"
try env PATH="$tmp/bin" /bin/sh scripts/ring0-chart "$tmp/empty.json" "$tmp/c"
check "the chart without gnuplot: says so" \
    ends_in_a_line 0 "gnuplot is not installed"
try scripts/ring0-chart "$tmp/nowhere.json" "$tmp/c"
check "the chart of nothing is bad use" status_is 2

mkdir "$tmp/times"
no_times() {
	try env O="$guests" KVM="$1" scripts/ring0-native "$tmp/times"
	status_is 0 && says_one_line "No times of ring 0: $2"
}
if [ -f "$guests/exact.amd64.elf" ] &&
    build "$guests/native.amd64.elf" "$guests/machine" >/dev/null 2>&1; then
	check "times: no KVM" no_times "$tmp/nokvm" 'there is no'
	if [ "$(id -u)" -ne 0 ]; then
		: >"$tmp/kvm" && chmod 0 "$tmp/kvm"
		check "times: no permission" no_times "$tmp/kvm" 'no permission'
	else
		skip "times: no permission" "root may do all"
	fi
fi

try scripts/ring0-guest sparc exact fcmpset_loop
check "an unknown port" status_is 2
try env O="$guests" scripts/ring0-guest "${ports##* }" exact nonesuch
check "an unknown variant" status_is 2

finish
