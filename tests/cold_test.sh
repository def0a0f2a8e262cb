#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Cold caches: what is planned, and that a cold exit costs some misses.

. tests/lib.sh

pairs=$O/pairs
plan() {
	try "$pairs" --plan --scenarios sole,shared,storm --parts whole "$@"
}

plan
check "by default caches are warm" not says cold
plan --caches cold,cold0
check "sole and shared have both kinds of cold" \
    [ "$(grep -c 'caches-cold0*$' "$tmp/out")" -eq 4 ]
check "where only cold is chosen, nothing is warm" not says caches-warm
check "what is contended stays as it is" says 'storm.whole.c1.l0.next-idle$'
plan --caches warm,cold,cold0 --next process
check "no next process after a cold exit: said" says \
    "^skipped: sole with cold caches has no next process"
check "no next process after a cold exit: once a scenario" \
    [ "$(grep -c '^skipped: .* cold caches' "$tmp/out")" -eq 2 ]
check "no next process after a cold exit: not planned" not says caches-cold
plan --caches lukewarm
check "no such state of the caches: says what there is" \
    ends_in_a_line 2 "no state of the caches 'lukewarm'; there are: warm cold cold0"
plan --caches ,
check "an empty list of states: bad use" status_is 2

# relinked NAME SED: $tmp/NAME is pairs with a flush.c that sed has changed.
relinked() {
	sed "$2" bench/host/flush.c >"$tmp/$1.c" &&
	    ${CC:-cc} -std=c17 -O2 -Ibench/host -c -o "$tmp/$1.o" "$tmp/$1.c" &&
	    sed "s|^.*/bench/host/flush.o|$tmp/$1.o|" "$O/pairs.link" \
	    >"$tmp/$1.link" && scripts/relink "$tmp/$1.link" 1 "$tmp/$1"
}

check "builds for a machine that cannot flush" \
    relinked unable 's/defined(__[a-z0-9_]*__)/0/g'
pairs=$tmp/unable
plan --caches warm,cold
check "without an instruction that flushes: said" says \
    "^skipped: shared with cold caches needs an instruction that flushes"
check "without an instruction that flushes: not planned" not says caches-cold

# exits PROGRAM: $warm, $cold and $cold0, ns of a sole exit; $lines, how many
# lines of its own are flushed.
exits() {
	mkdir "$tmp/raw"
	"$1" --raw "$tmp/raw" --invocation 1 --seconds 2 --scenarios sole \
	    --parts inline --caches warm,cold,cold0 --variants release_if_last
	for caches in warm cold cold0; do
		file=$tmp/raw/micro.sole.inline.c1.l0.caches-$caches/00001.tsv
		eval "$caches=$(awk '$5 == "release_if_last" { print $6 }' \
		    "$file" | sort -g | awk '{ ns[NR] = $1 }
		    END { print ns[int((NR + 1) / 2)] }')"
	done
	lines=$(sed -n 's/.*, \([0-9]*\) lines flushed.*/\1/p' \
	    "$tmp/raw/micro.sole.inline.c1.l0.caches-cold/00001.tsv")
	rm -r "$tmp/raw"
}

# is_misses COLD LEAST MOST: so many misses more than the warm exit.  A miss of a
# chain is one at a time, those of an exit overlap.
is_misses() {
	awk -v cold="$1" -v least="$2" -v most="$3" -v warm="$warm" \
	    -v miss="$miss" 'BEGIN {
		n = (cold - warm) / miss
		printf("warm %s ns, cold %s ns, miss %s ns: %.2f misses\n",
		    warm, cold, miss, n)
		exit !(n >= least && n <= most) }'
}

"$O/lines" >"$tmp/lines.json" || exit 1
miss=$(jq .miss.ns "$tmp/lines.json" 2>/dev/null)
if [ "${miss:-null}" = null ]; then
	skip "a cold exit costs misses" "no instruction flushes a line here"
	finish
fi
exits "$O/pairs"
check "a cold exit costs one miss at least, and one a line at most" \
    is_misses "$cold" 0.7 "$lines"
check "vmspace0's lines cold cost about one to three" \
    is_misses "$cold0" 0.7 3.5
check "an exit's own lines are more than vmspace0's" \
    is_misses "$cold" "$(awk "BEGIN { print ($cold0 - $warm) / $miss }")" 99

# The same must not pass where nothing is flushed.
check "builds with a flush that does nothing" \
    relinked idle '/^		flush_line(line);/s/flush_line(line)//'
exits "$tmp/idle"
check "a flush that does nothing is no miss" is_misses "$cold" -0.3 0.4
check "a flush of vmspace0's that does nothing is no miss" \
    is_misses "$cold0" -0.3 0.4

finish
