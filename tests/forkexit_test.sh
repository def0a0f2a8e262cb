#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The fork/exit benchmark and its companions as typed, and in bad
# circumstances, each really caused: a clear line, a status that is not 0, no
# process left over, and what was measured is kept.

# ulimit -v is not POSIX, but everywhere.
# shellcheck disable=SC3045

. tests/lib.sh

raw=$tmp/raw
few="--rows 4 --variants switch_always"

# A cell's file: cell cpus memory sharing placement concurrency span
cell() {
	echo "$raw/forkexit.sole.whole.c$1.l0.memory-$2.sharing-$3.placement-$4.concurrency-$5.span-$6/00007.tsv"
}
life=$(cell 1 none fork same 1 life)
exit=$(cell 1 none fork same 1 exit)

fresh() {
	rm -rf "$raw"
	mkdir "$raw"
}

# measure [option ...]: the paired form, into a fresh directory
measure() {
	fresh
	try "$O/forkexit" --raw "$raw" --invocation 7 "$@"
}

# started SECONDS [option ...]: the paired form, so long ago, as $driver
started() {
	fresh
	after=$1
	shift
	"$O/forkexit" --raw "$raw" --invocation 7 "$@" >"$tmp/out" 2>&1 &
	driver=$!
	sleep "$after"
}

# ended [SIGNAL]: now, by a signal or without
ended() {
	[ $# -eq 0 ] || kill -"$1" $driver
	wait $driver
	status=$?
}

# later command ...: so often, with more and more seconds as its last argument,
# until what was measured before the end counts, as takes longer on a busy machine.
later() {
	for after in 0.4 2 8 30; do
		"$@" $after
		! says "they are kept" >/dev/null || break
	done
}

# catches: the driver, SIGINT (0x2) and SIGTERM (0x4000), at least; so it has all
# its memory.
catches() {
	case $(ps -o sigcatch= -p $driver) in
	*[4-7c-f]??[2367abef]) return 0 ;;
	esac
	return 1
}

has_child() {
	child=$(pgrep -P $driver)
}

samples() {
	grep -c '^7	' "$1"
}

# whole FILE: its block counts, and each treatment stood equally often at each
# position.
whole() {
	grep -q '^# end$' "$1" || { echo "no end line in $1"; return 1; }
	awk -F '\t' '/^7/ { n[$5 " " $4]++ }
	    END { for (i in n) { if (first == 0) first = n[i]
		    if (n[i] != first) exit 1 }
		exit first == 0 }' "$1"
}

torn() {
	! grep -q '^# end$' "$1"
}

# As typed.
measure $few
check "three treatments: works" status_is 0
check "three treatments: prints nothing" test ! -s "$tmp/out"
check "three treatments: six rows are a balanced set" \
    test "$(samples "$life")" -eq 18
check "three treatments: the life counts" whole "$life"
check "three treatments: the exit counts" whole "$exit"
check "the life lasts longer than its end" awk -F '\t' '
    FNR == NR { if (/^7/) life[$3 " " $4] = $6; next }
    /^7/ && !($6 > 0 && $6 < life[$3 " " $4]) { exit 1 }' "$life" "$exit"
# Of most: what a hypervisor takes counts as used.
check "CPU time is there and no longer than the life by much" awk -F '\t' '
    /^7/ { n++; within += $7 > 0 && $7 < $6 + 20000 }
    END { exit !(within > n / 2) }' "$life"
check "the end has no CPU time of its own" awk -F '\t' '
    /^7/ && $7 != "-" { exit 1 }' "$exit"
measure --base none --variants none --rows 4
check "none against none" whole "$life"
check "none has a control" grep -q 'none\.copy' "$life"
# In CPU time, and much: the median of 24 was seen 0.5 ms off on an idle machine.
measure --variants none --plant 5000000 --rows 24
planted=$(awk -F '\t' '$5 == "fcmpset_loop" { base[$3] = $7 }
    $5 == "planted" { planted[$3] = $7 }
    END { for (row in base) printf "%d\n", planted[row] - base[row] }' "$life" |
    sort -n | awk '{ x[NR] = $1 } END { print x[int((NR + 1) / 2)] }')
check "a planted 5 ms shows" awk -v ns="$planted" 'BEGIN {
    exit !(ns > 2500000 && ns < 10000000) }'
measure --variants switch_always --rows 400 --seconds 0.001
check "--seconds ends it after a balanced set" \
    test "$(samples "$life")" -eq 18
measure --seconds 0.2 --variants switch_always --memory 16m
check "--seconds 0.2 with 16 MiB: whole sets" whole \
    "$(cell 1 16m fork same 1 life)"
try "$O/forkexit" --variant release_if_last --count 100
check "a plain command" status_is 0
check "a plain command prints nothing" test ! -s "$tmp/out"
try "$O/forkexit" --variant none --count 3000 --verbose
check "a plain command says what a life took" says_one_line \
    '^ns_per_life [0-9][0-9]*$'

# Settings.
for memory in none 1m 16m cow1m cow16m; do
	measure $few --memory $memory
	check "memory $memory" whole "$(cell 1 $memory fork same 1 exit)"
done
for sharing in vfork vm; do
	if [ "$sharing${QEMU_USER:-}" = vmyes ]; then
		skip "sharing vm" "qemu-user has no clone(CLONE_VM)"
		continue
	fi
	measure $few --sharing $sharing
	check "sharing $sharing" whole "$(cell 1 none $sharing same 1 exit)"
	measure $few --sharing $sharing --memory 1m
	check "sharing $sharing: memory is skipped, by name" says_one_line \
	    "skipped: memory 1m needs sharing fork"
	check "sharing $sharing: skipped has a status" status_is 4
done
if [ "$("$O/machine" | jq '.pus | length')" -ge 2 ]; then
	measure $few --placement other
	check "placement other" whole "$(cell 2 none fork other 1 exit)"
	measure $few --concurrency 2
	check "concurrency 2" whole "$(cell 2 none fork same 2 exit)"
else
	skip "placement other, concurrency 2" "one PU"
fi

# Bad use.
bad() {
	says=$1
	shift
	try "$@"
	check "$*: in one line" ends_in_a_line 2 "$says"
}
fresh
bad "no variant 'nobody'; there are:.* fcmpset_loop" \
    "$O/forkexit" --raw "$raw" --variants nobody
bad "no variant 'nobody'" "$O/forkexit" --variant nobody --count 1
bad "no memory '2m'; there are" "$O/forkexit" --raw "$raw" --memory 2m
bad "no sharing 'all'; there are" "$O/forkexit" --raw "$raw" --sharing all
bad "no placement 'near'; there are" \
    "$O/forkexit" --raw "$raw" --placement near
bad "--rows many: not a number from 1" "$O/forkexit" --raw "$raw" --rows many
bad "--rows +4: not a number" "$O/forkexit" --raw "$raw" --rows +4
bad "--seed 1 : not a number" "$O/forkexit" --raw "$raw" --seed "1 "
bad "not a number" "$O/forkexit" --raw "$raw" --seed 18446744073709551616
bad "not a number" "$O/forkexit" --raw "$raw" --seconds -1
bad "PU 4711 is not ours" "$O/forkexit" --raw "$raw" --cpus 4711
bad "either --raw DIR or --variant NAME" "$O/forkexit" --rows 4
bad "needs --count" "$O/forkexit" --variant none
bad "not an option" "$O/forkexit" --raw "$raw" extra
bad "option.*foo" "$O/forkexit" --raw "$raw" --foo
bad "not a number" "$O/surcharge" --seconds soon
bad "COUNT many: not a number" "$O/forkexit-bare" 0 many
bad "COUNT 0: not a number" "$O/forkexit-bare" 0 0
bad "PU -1: not a number" "$O/forkexit-bare" -1 1
check "bad use leaves nothing" test -z "$(ls -A "$raw")"

# One PU only.
first=$("$O/machine" | jq '.pus[0].pu')
if on_pu "$first" true; then
	fresh
	try on_pu "$first" "$O/forkexit" --raw "$raw" --placement other
	check "one PU: placement other is skipped, by name" says_one_line \
	    "skipped: .*placement other needs 2 PUs, 1 available"
	check "one PU: skipped has a status" status_is 4
	try on_pu "$first" "$O/forkexit" --raw "$raw" --concurrency 2
	check "one PU: concurrency 2 is skipped" says_one_line \
	    "skipped: concurrency 2, .*needs 2 PUs, 1 available"
	try on_pu "$first" "$O/forkexit" --raw "$raw" --invocation 7 $few
	check "one PU: the rest is measured" whole "$life"
else
	skip "one PU" "no taskset, no cpuset"
fi

# A PU that is not to be had.
fresh
try "$O/forkexit-run" --pus 1000 --raw "$raw" --invocation 7 $few
check "no binding: says so" ends 1 "cannot bind to PU 1000"

# Nowhere to write.
try "$O/forkexit" --raw "$tmp/nowhere" --rows 4
check "no such directory: in one line" ends_in_a_line 1 "nowhere.*No such file"
(ulimit -f 1; "$O/forkexit" --raw "$raw" --invocation 7 --rows 200) \
    >"$tmp/out" 2>&1
status=$?
check "a file may not grow: says so" ends 1 "cannot write the samples: File too"
check "a file may not grow: nothing is left of it" [ -z "$(find "$raw" -type f)" ]
small=$tmp/small
mkdir "$small"
if mount -t tmpfs -o size=8k none "$small" 2>/dev/null; then
	try "$O/forkexit" --raw "$small" --invocation 7 --rows 200
	check "a full disk: says so" ends 1 "cannot write the samples: No space"
	check "a full disk: no block that counts" not \
	    grep -rq '^# end' "$small"
	umount "$small"
else
	skip "a full disk" "cannot mount a small one"
fi

# Signals, at moments of all kinds.  A shell without job control starts its jobs
# with SIGINT ignored, until the benchmark itself catches it.
interrupted() {
	started 0 --memory 1m --seconds 60 --variants switch_always
	[ "$1" = TERM ] || in_time catches
	sleep "$2"
	ended "$1"
	check "$1 after $2 s" status_is $want
	check "$1 after $2 s: nothing runs on" no_stray
}
for signal in INT TERM; do
	case $signal in
	INT) want=130 ;;
	TERM) want=143
		for after in 0 0.01 0.02 0.03 0.05 0.1; do
			interrupted TERM $after
		done ;;
	esac
	later interrupted $signal
	check "$signal: says so" says_one_line "interrupted; [1-9].*are kept"
	check "$signal: the rows count" \
	    grep -q '^# end$' "$(cell 1 1m fork same 1 life)"
done
started 0.4 --memory 16m --rows 1000
ended TERM
check "TERM in the first set: says so" says "a balanced set is not complete"
check "TERM in the first set: does not count" torn \
    "$(cell 1 16m fork same 1 life)"

# Children that do not end as they should.  "planted" makes them last.
child_is_killed() {
	has_child && kill -KILL "$child"
	says "a child was killed"
}
started 0.3 --plant 900000000 --variants none --rows 100
in_time child_is_killed
ended
check "a child is killed: says so" ends 1 "a child was killed by signal 9"
check "a child is killed: nothing runs on" no_stray

if [ -n "${QEMU_USER:-}" ]; then
	skip "no memory for a child" "the emulator has the same address space"
else
	fresh
	(ulimit -v 400000; exec "$O/forkexit" --variant none --count 10000000) &
	driver=$!
	in_time catches
	size=$(($(ps -o vsz= -p $driver) + 8000))
	ended TERM
	(ulimit -v $size; exec "$O/forkexit" --raw "$raw" --invocation 7 \
	    --memory 16m --rows 4) >"$tmp/out" 2>&1
	status=$?
	check "no memory for a child: says so" \
	    ends 1 "a child cannot get its memory (16m): Cannot allocate"
fi

# Too many processes, in the middle.  The superuser has no such limit.
chmod 755 "$tmp"
mkdir "$tmp/bin"
cp "$O/forkexit" "$O/forkexit-run" "$tmp/bin"
if ! as_nobody true 2>/dev/null; then
	skip "too many processes" "cannot become nobody"
else
	too_many() {
		fresh
		chmod 777 "$raw"
		# Processes are -u, but dash's -p.
		as_nobody sh -c '{ ulimit -u 4 || ulimit -p 4; } 2>/dev/null
		    exec "$@"' sh "$tmp/bin/forkexit" --raw "$raw" \
		    --invocation 7 --seconds 60 --memory 16m \
		    --variants switch_always >"$tmp/out" 2>&1 &
		driver=$!
		sleep "$1"
		others=
		for _ in 1 2 3 4; do
			as_nobody sleep 60 &
			others=$others,$!
		done
		ended
		pkill -P "${others#,}"
	}
	later too_many
	check "too many processes: says so" ends 1 "cannot fork: .*ulimit -u"
	check "too many processes: the rows are kept" says "stopped; [1-9].*are kept"
	check "too many processes: and count" grep -q '^# end$' \
	    "$(cell 1 16m fork same 1 life)"
	check "too many processes: nothing runs on" no_stray
fi

# Parents at once, of which one, or the driver, is killed.
if [ "$("$O/machine" | jq '.pus | length')" -ge 2 ]; then
	for victim in forker driver; do
		started 0.5 --seconds 60 --memory 16m --concurrency 2
		in_time has_child
		case $victim in
		forker) kill -KILL "${child##*
}" ;;
		driver) kill -KILL $driver ;;
		esac
		ended
		check "the $victim is killed: nothing runs on" no_stray
	done
	started 0.5 --seconds 60 --concurrency 2
	in_time has_child
	kill -KILL "${child##*
}"
	ended
	check "a forker is killed: says so" ends 1 "a forker was killed by"
	started 0.5 --seconds 60 --concurrency 2
	ended TERM
	check "concurrency 2: TERM" status_is 143
	check "concurrency 2: TERM: nothing runs on" no_stray
else
	skip "parents at once" "one PU"
fi

# What a process switch costs.
try "$O/surcharge" --seconds 0.1
check "surcharge: prints a median and its interval" awk '
    { exit !(NF == 4 && $1 == "surcharge_ns" && $3 <= $2 && $2 <= $4) }' \
    "$tmp/out"
"$O/surcharge" --seconds 60 >"$tmp/out" 2>&1 &
driver=$!
in_time has_child
ended TERM
is_gone() {
	not kill -0 "$child"
}
check "surcharge: TERM leaves no partner" in_time is_gone
try "$O/forkexit-bare" 0 100
check "forkexit-bare says what a life took" says_one_line '^ns_per_life [0-9]'

# A life has the faults of the shortest loop's, and a few for what is measured:
# a library that wraps fork(2) would show here.
faults() {
	"$O/maxrss" "$@" 2>&1 >/dev/null | sed -n 's/^faults: //p'
}
# faults_of_life COMMAND...: of a thousand lives, the start aside
faults_of_life() {
	few=$(faults "$@" 100)
	many=$(faults "$@" 1100)
	echo $(((many - few + 500) / 1000))
}
if [ -n "${QEMU_USER:-}" ]; then
	skip "the faults of a life" "the emulator has its own"
else
	check "a life has at most 4 faults more than the shortest loop's" [ \
	    "$(faults_of_life "$O/forkexit" --variant none --count)" -le \
	    $(($(faults_of_life "$O/forkexit-bare" \
		"$("$O/machine" | jq '.pus[0].pu')") + 4)) ]
fi

finish
