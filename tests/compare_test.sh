#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# From raw samples to what is said of them: summarize and make compare.

. tests/lib.sh
. tests/made_cell

# Under the sanitizers; but what is measured.
pairs=$O/pairs
$MAKE -s O="$O" "$O/checked/summarize" || exit 1
export O="$O/checked"

sole=micro.sole.whole.c1.l0.next-idle
planted='fcmpset_loop=0 fcmpset_loop.copy=0 fenced_loop=0 switch_always=2 faster=-3'

# made RUN META CELL ...: a new run, with cells as made_cell() takes them.
made() {
	rm -rf "$1"
	mkdir -p "$1"
	echo "$2" >"$1/meta.json"
}
# compare SETTING ... RUN ...: of the runs.
compare() {
	set_to=
	while case $1 in [A-Z]*=*) ;; *) false ;; esac; do
		set_to="$set_to $1"
		shift
	done
	try env BASE= NEW= SCENARIOS= DIFFER= $set_to RESULTS="$*" scripts/compare
}
# of_runs FILTER RUNS: what compare.jq makes of [{dir, meta, summary}].
of_runs() {
	try jq -nr -L scripts/lib --arg new '' --arg base '' --arg scenarios '' \
	    --arg differ "${differ:-}" --arg terminal '' \
	    "include \"compare\"; $2 | $1"
}

run=$tmp/run
made "$run" '{"source":"abc"}'
made_cell "$run" $sole 40 "$planted" 12
try "$O/summarize" "$run"
check "summarize: quiet where all is well" sh -c \
    "[ $status -eq 0 ] && [ ! -s $tmp/out ]"
check "summarize: its keys" jq -e '.schema == 1 and .source == "abc" and
    (.void | not) and (.control | length) == 1 and (.absolute | length) == 5' \
    "$run/summary.json"
# Seen are 2 ns and -3 ns, of which a noise of 0.1 % of 40 ns leaves as much.
check "summarize: what is planted is found" jq -e '.family == 3 and
    ([.comparisons[] | {(.variant): .}] | add
    | .fenced_loop.verdict == "equivalent" and (.switch_always
    | .verdict == "slower" and .delta_ns_lo < 2.1 and .delta_ns_hi > 1.9
    and .delta_ns_hi - .delta_ns_lo < 0.3) and (.faster
    | .verdict == "faster" and (.delta_ns + 3 | fabs) < 0.2))' \
    "$run/summary.json"
check "summarize: values for ministat" sh -c \
    "awk '\$1 < 41 || \$1 > 43 { exit 1 } END { exit NR != 12 }' \
    $run/values/$sole.switch_always"
check "summarize: nothing beside the whole file" \
    test ! -e "$run/summary.json.tmp"
rm "$run/summary.json"
try "$O/summarize" --print --base switch_always "$run"
check "summarize --print: against another base, and nothing is written" \
    sh -c "jq -e '.base == \"switch_always\" and .family == 3 and
    any(.comparisons[]; .variant == \"faster\" and (.delta_ns + 5 | fabs) < 0.2)
    ' $tmp/out && [ ! -e $run/summary.json ]"

# Of the whole exit and of who runs next in this cell: 3 loads, and 1.  The first
# load at which it is computed is the calibrated one, and the family stays three.
cp -R "$run" "$tmp/loads"
echo '{"calibration":{"surcharge_ns":730.5}}' >"$tmp/loads/meta.json"
jq -n '{schema: 1, operations: [("switch_always,inline,idle,9",
    "switch_always,whole,idle,3", "fcmpset_loop,whole,process,7",
    "fcmpset_loop,whole,idle,1") / "," | {arch: "amd64", scenario: "sole",
    variant: .[0], part: .[1], cpus: 1, params: {next: .[2]},
    address_space_loads: (.[3] | tonumber)}]}' >"$tmp/loads/anatomy.json"
"$O/summarize" "$tmp/loads"
check "summarize: loads are computed" jq -e '.family == 3 and
    (.comparisons | length) == 3 + 8 and
    ([.comparisons[] | select(.variant == "switch_always")] as $all
    | $all[0] as $measured | ($all | map(select(.computed))) as $computed
    | ($computed | length) == 8 and
    any($computed[]; .load_ns == 730.5 and .calibrated) and
    ($computed[] | select(.load_ns == 500) | .verdict == "slower" and
    (.delta_ns - $measured.delta_ns - 1000 | fabs) < 1e-6 and
    (.delta_ns_lo - $measured.delta_ns_lo - 1000 | fabs) < 1e-6 and
    (.ratio - 1542 / 540 | fabs) < 0.01 and
    (.sentence | contains("a load computed at 500 ns"))))' \
    "$tmp/loads/summary.json"

try "$O/summarize"
check "summarize: of nothing" ends_in_a_line 2 "give one run"
try "$O/summarize" "$tmp/none"
check "summarize: no such run" ends_in_a_line 1 "meta.json: No such file"
bad=$tmp/bad moved='fcmpset_loop=0 fcmpset_loop.copy=0 switch_always=20'
made "$bad" '{}'
made_cell "$bad" $sole 40 "$moved" 10 moved
try "$O/summarize" "$bad"
check "summarize: ten medians have no interval of 99.9 %, and void no run" \
    ends 0 "11 are enough"
made_cell "$bad" $sole 40 "$moved" 12 moved
try "$O/summarize" "$bad"
check "summarize: a void run" ends 3 "void"
check "summarize: no sentence without it" jq -e '.void and
    (.comparisons[0].sentence | startswith("void"))' "$bad/summary.json"
# file content: refused with the file's name.
refused() {
	echo "$2" >"$bad/$1"
	try "$O/summarize" "$bad"
	ends_in_a_line 1 "$3" && rm "$bad/$1"
}
check "summarize: a torn meta.json" refused meta.json '{"complete":tr' meta.json:1:
echo '{}' >"$bad/meta.json"
check "summarize: a foreign anatomy.json" refused anatomy.json '[]' anatomy.json
check "summarize: a file among the cells" refused raw/other x \
    'other: Not a directory'

# Eleven variants and the base's copy: no more rows than twelve would have.
odd_rows() {
	mkdir "$tmp/odd"
	"$pairs" --raw "$tmp/odd" --invocation 1 --scenarios sole --parts whole \
	    --rows 10 --variants fenced_loop,fenced_loop_acq,switch_always,reaper,release_if_last,switch_once,lazy_count,defer_reap,store_if_sole &&
	    awk -F '\t' '!/^#/ { n[$3]++ } END { for (row in n) { rows++
	    if (n[row] != 11) exit 1 } exit rows != 12 }' "$tmp"/odd/*/*.tsv
}
check "pairs: an odd number of variants in a row does not double the rows" odd_rows

compare NEW=switch_always "$run"
check "compare: a verdict, uncoloured" ends 0 '^sole, whole exit: slower$'
check "compare: the sentence" says '^switch_always costs 2[.].* more than fcmpset_loop'
check "compare: the control" says 'has not moved'
check "compare: and of no other" not says fenced_loop
compare BASE=switch_always NEW=faster "$run"
check "compare: against another base" ends 0 '^faster saves .* against switch_always'
compare SCENARIOS=storm "$run"
check "compare: a scenario that was not measured" ends_in_a_line 2 storm
compare NEW=nobody "$run"
check "compare: a variant that was not measured" \
    ends_in_a_line 2 'did not measure the variant nobody'
compare DIFFER=seed "$run" "$run"
check "compare: no such key" ends_in_a_line 2 seed
compare "$run" "$run" "$run"
check "compare: an odd number of runs" ends_in_a_line 2 'even number'
compare BASE=faster "$run" "$run"
check "compare: a base has no meaning of sides" ends_in_a_line 2 BASE
compare DIFFER=cpu "$run"
check "compare: nothing differs in one run" ends_in_a_line 2 DIFFER

# Six invocations would do for one comparison, and not for the run's three.
made "$tmp/six" '{}'
made_cell "$tmp/six" $sole 40 "$planted" 6
compare NEW=switch_always "$tmp/six"
check "compare: the verdict is the run's, not that of what is printed" \
    ends 0 '^switch_always is unresolved'
check "compare: says that there are too few" \
    says '6 invocations, where 3 comparisons need 7$'

for scenario in race storm; do
	made_cell "$run" micro.$scenario.whole.c1.l0.next-idle 40 "$planted" 12
done
compare NEW=faster SCENARIOS=sole,storm "$run"
check "compare: a list of scenarios" sh -c \
    "grep -q '(sole, ' $tmp/out && grep -q '(storm, ' $tmp/out &&
    ! grep -q race $tmp/out"
compare SCENARIOS=sole,sto "$run"
check "compare: each of the list has to be there" \
    ends_in_a_line 2 'did not measure the scenario sto'

# --- Two sides -----------------------------------------------------------

# boots PAIRS ADDS: so many pairs of runs, side B 5 us slower, to $runs.
boots() {
	runs=
	i=0
	while [ $i -lt $((2 * $1)) ]; do
		made "$tmp/boot$i" "{\"kernel\":\"$((i % 2))\"}"
		made_cell "$tmp/boot$i" forkexit.sole.whole.c1.l0.memory-none \
		    $((100000 + 5000 * (i % 2) + 200 * i)) "$2" 3
		runs="$runs $tmp/boot$i"
		i=$((i + 1))
	done
}
boots 6 none=0
compare $runs
check "compare: two kernels, if that is the point" \
    ends_in_a_line 2 'say DIFFER=kernel'
compare DIFFER=kernel $runs
check "compare: two kernels" ends 0 \
    '^side_B costs 5[0-9.]* .* more than side_A'
check "compare: of which variant, by how many" \
    says 'variant none, 6 pairs of runs)$'
check "compare: six are enough for one comparison" not says 'too few'
boots 5 none=0
compare DIFFER=kernel $runs
check "compare: five are not" ends 0 '^side_B is unresolved against side_A'
check "compare: says so" says \
    '5 pairs of runs, where 1 comparison needs 6$'
boots 6 'none=0 fcmpset_loop=0'
compare DIFFER=kernel $runs
check "compare: nor six for two" says \
    '6 pairs of runs, where 2 comparisons need 7$'
compare DIFFER=kernel NEW=none $runs
check "compare: but for one that is chosen" ends 0 '^side_B costs 5'
rm -r "$tmp/boot3/raw"
made_cell "$tmp/boot3" forkexit.sole.whole.c1.l0.memory-none 1e5 'none=0' 3
compare DIFFER=kernel $runs
check "compare: a variant that one run lacks is left out" \
    says 'boot3: did not measure fcmpset_loop in .*: left out'

# What may not differ: each key in turn, [a1 b1].
meta='{complete: true, cpu: "x", pus: [0], hypervisor: "none", kernel: "1",
    compiler: "cc", flags: "-O2", source: "s", seed: 1, settings: {k: 1}}'
pair() {
	echo "[{dir: \"a1\", meta: $meta, summary: {complete: true}},
	    {dir: \"b1\", meta: ($meta | $1), summary: {complete: true}}] | $2"
}
only_by_name() {
	for differ in '' void; do
		of_runs unlike "$(pair "$2" "${3:-.}")"
		says_one_line "$1.*DIFFER=$1" || return 1
	done
	differ="void $1"
	of_runs unlike "$(pair "$2" "${3:-.}")"
	status_is 0 && [ ! -s "$tmp/out" ]
}
check "sides: another CPU" only_by_name cpu '.cpu = "y"'
check "sides: other PUs" only_by_name pus '.pus = [1]'
check "sides: another hypervisor" only_by_name hypervisor '.hypervisor = "kvm"'
check "sides: another kernel" only_by_name kernel '.kernel = "2"'
check "sides: another compiler" only_by_name compiler '.compiler = "gcc"'
check "sides: other flags" only_by_name flags '.flags = "-O0"'
check "sides: another source" only_by_name source '.source = "t"'
check "sides: other settings" only_by_name settings '.settings.k = 2'
check "sides: no settings" only_by_name settings 'del(.settings)'
check "sides: an incomplete run" only_by_name complete . \
    '.[1].summary.complete = false'
another_seed() {
	differ=
	of_runs unlike "$(pair '.seed = 2' .)"
	status_is 0 && [ ! -s "$tmp/out" ]
}
check "sides: another seed is no difference" another_seed
void_run() {
	differ=$1
	of_runs unlike "$(pair . '.[0].summary.void = true')"
}
void_by_name() {
	void_run ''
	says 'a1 is void; to admit it, say DIFFER=void' && void_run void &&
	    [ ! -s "$tmp/out" ]
}
check "sides: a void run" void_by_name
one_side() {
	differ=kernel
	of_runs unlike '[("1", "2", "1", "3") | {dir: ., meta: {kernel: .},
	    summary: {complete: true}}]'
	says_one_line 'runs of one side may not'
}
check "sides: nothing differs within one" one_side

# --- The plot ------------------------------------------------------------

cat >"$tmp/plot" <<'END'
+------------------------------------------------------------------------------+
|x                                                                             |
|*                                     +                                      x|
|M                         A                                                   |
|          |________M__________|                                               |
+------------------------------------------------------------------------------+
END
plot() {
	of_runs textplot '[{invocation_ns: [0, 0, 77], ns: 0, ns_lo: null, ns_hi: null},
	    {invocation_ns: [0, 38], ns: 19, ns_lo: 10, ns_hi: 30}]'
	diff "$tmp/plot" "$tmp/out"
}
check "the plot" plot

finish
