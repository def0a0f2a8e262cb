#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The charts and the report, of runs whose numbers are known.

. tests/lib.sh

charts='forest ranking ecdf load storm ceiling forkexit order'

# A picture that a viewer would show: a PNG of 1680 pixels' width, an SVG
# that ends.
is_png() {
	[ "$(dd if="$1" bs=1 skip=1 count=3 2>/dev/null)" = PNG ] &&
	    [ "$(dd if="$1" bs=1 skip=16 count=4 2>/dev/null |
	    od -An -tx1 | tr -d ' ')" = 00000690 ]
}
is_svg() {
	tail -3 "$1" | grep -q '</svg>'
}
# has_text TEXT ...: the picture $svg holds each.
has_text() {
	for text in "$@"; do
		grep -qF -- "$text" "$svg" || { echo "no '$text'"; return 1; }
	done
}

# What gnuplot makes of plots/style.gp.
sixteen_differ() {
	gnuplot -e "format = 'svg'; output = '/dev/null'; heading = ''; \
height = 9; caption_1 = caption_2 = ''; wrong = variants = ''; is_void = 0; \
load 'plots/style.gp'; show linetype" 2>&1 |
	    sed -n 's/.*linetype \([0-9]*\), *linecolor rgb "\([^"]*\)".*pointtype \([0-9]*\).*/\1 \2 \3/p' |
	    awk '$1 <= 16 { n++; seen[$2 $3]++ }
	    END { for (s in seen) if (seen[s] > 1) exit 1; exit n != 16 }'
}

tests/report_run "$tmp/run" || exit 1
tests/report_run "$tmp/void" moved || exit 1

if command -v gnuplot >/dev/null; then
	began=$(date +%s)
	try scripts/plots "$tmp/run"
	check "plots: ends well" status_is 0
	check "plots: says nothing" [ ! -s "$tmp/out" ]
	check "plots: within 20 s" [ $(($(date +%s) - began)) -le 20 ]
	for chart in $charts; do
		svg=$tmp/run/charts/$chart.svg
		check "$chart.png: is one" is_png "$tmp/run/charts/$chart.png"
		check "$chart.svg: is one" is_svg "$svg"
		check "$chart: names machine, kernel and commit" has_text \
		    "nobody made (R), native" "None 1.0" f7db0c953200 \
		    "14 invocations"
		check "$chart: is not void" not has_text VOID
	done
	svg=$tmp/run/charts/forest.svg
	check "forest: marks the wrong" has_text \
	    "release_then_switch (wrong)" "fenced_loop_acq (wrong)"
	check "forest: has the control" has_text "control: base again"
	svg=$tmp/run/charts/load.svg
	check "load: marks the surcharge" has_text "dotted, 693 ns: a process switch"

	# The control is the first row after the first heading.
	jq -L scripts/lib -r --slurpfile meta "$tmp/run/meta.json" \
	    -f plots/forest.jq "$tmp/run/summary.json" >"$tmp/rows"
	check "forest: the control is in the first row" \
	    [ "$(sed -n 2p "$tmp/rows" | cut -f6)" = "control: base again" ]
	check "forest: shows the sign of what is within the bound" \
	    [ "$(grep -c '^[0-9]*	[67]	' "$tmp/rows")" -gt 5 ]
	check "sixteen variants: no two have the same colour and point" \
	    sixteen_differ

	try scripts/plots "$tmp/void"
	check "plots of a void run: ends well" status_is 0
	for chart in $charts; do
		svg=$tmp/void/charts/$chart.svg
		check "$chart: says that the run is void" has_text \
		    "VOID: a control moved"
	done

	# A run without some of the benches.
	cp -R "$tmp/run" "$tmp/few"
	rm -r "$tmp"/few/raw/forkexit.* "$tmp"/few/raw/micro.storm.*
	"$O/summarize" "$tmp/few"
	try scripts/plots "$tmp/few"
	check "plots of less: ends well" status_is 0
	check "plots of less: names the chart that it skips" \
	    says "skipped: forkexit"
	check "plots of less: removes what was there" \
	    [ ! -e "$tmp/few/charts/storm.svg" ]
else
	skip "charts" "gnuplot is not installed"
fi

mkdir "$tmp/bin"
for tool in jq grep sed awk sort mktemp rm mv mkdir cp; do
	ln -s "$(command -v $tool)" "$tmp/bin/$tool"
done
try env PATH="$tmp/bin" /bin/sh scripts/plots "$tmp/run"
check "plots without gnuplot: says so" ends_in_a_line 0 "gnuplot is not installed"

# Nothing but that there are no charts.
quiet() {
	! grep -v "gnuplot is not installed" "$tmp/err"
}

# report RUN: to $tmp/out, what it says aside to $tmp/err.
export RESULTS_DIR="$tmp/results"
report() {
	: >"$tmp/out"
	scripts/report "$1" "$tmp/out" "$tmp/pictures" >"$tmp/err" 2>&1
	status=$?
}

# In every table of the report: a row, and something in each column; and no
# table's title twice.
tables_say_something() {
	awk '
	function end() {
		if (rows == 1)
			print "no rows: " head
		for (i = 2; rows > 1 && i < columns; i++)
			if (!said[i])
				print "empty column " i - 1 ": " head
		rows = 0
	}
	/^[|] ?-/ { next }
	/^[|]/ {
		columns = split($0, cell, / *[|] */)
		if (rows++ == 0) {
			head = $0
			split("", said)
		} else
			for (i = 2; i < columns; i++)
				if (cell[i] != "" && cell[i] != "-")
					said[i] = 1
		next
	}
	{ end() }
	/^[*][*][^*]*[*][*]$/ && titles[$0]++ { print "twice: " $0 }
	END { end() }' "$tmp/out" >"$tmp/dull"
	[ ! -s "$tmp/dull" ] || { cat "$tmp/dull"; return 1; }
}

report "$tmp/run"
check "report: ends well" status_is 0
check "report: says nothing aside" quiet
check "report: the pessimization at 0 ns" says \
    'switch_always. costs ..20.0[0-9]* ns per exit'
check "report: the same with the surcharge" says \
    'At 693 ns for each load, .* costs ..1406[.0-9]* ns per exit'
check "report: no difference is no equivalence" says \
    'fenced_loop.,* .*shows no difference from the base.*which is within 2 %'
check "report: the sign of what is within the bound" says \
    'release_if_last.,* .*costs ..0.1[0-9]* ns per exit.*which is within 2 %'
check "report: every table says something, once" tables_say_something
check "report: the deliberate delay is slower in every row" \
    [ "$(grep -c '^| planted 5 us .*| slower |.*| slower |' "$tmp/out")" -eq 2 ]
check "report: percent of a life" says "whole life .* where the child has"
check "report: the claim holds" says "^..Claim 11.. .*it holds"
check "report: the wrong are marked" says "| release_then_switch (wrong) |"
check "report: hyperfine's figures" says "^| switch_always | 3 | 5.12 | 102"
check "report: the operations" says \
    "^| switch_always | 3 / 3 | 3 / 3 | 8 / 9 |"
check "report: what explains them" says "^| switch_always | +4 | +2 | 0 |"
check "report: an exit with cold lines, in misses" says \
    '^| switch_always | 69.2 .* | 365 (..+20.0[0-9]*..) | 3.0 | 164 .* | 1.0 |$'
check "report: loads are computed for warm caches alone" jq -e '
    all(.comparisons[] | select(.params.caches | . != null and . != "warm");
    .computed | not)' "$tmp/run/summary.json"
check "report: the ceiling, in visits" says \
    '^| switch_always | 3 | 69.2 | 2.3 | 1.2 | 1.0 | .* % |$'
check "report: no ceiling without a line in common" says \
    '^| fenced_loop | 0 | .* | never | never | never |'
check "report: storms lie below the ceiling" says "Every storm that was measured lies below"
check "report: the seed" says "SEED=4711"
check "report: has no hole" not says null
check "report: has no number that is none" not says NaN
check "report: is not void" not says "[Vv]oid\.\*\*"
if command -v gnuplot >/dev/null; then
	for chart in $charts; do
		check "report: shows $chart" says "($tmp/pictures/$chart.png)"
		check "report: copies $chart" \
		    cmp "$tmp/run/charts/$chart.png" "$tmp/pictures/$chart.png"
	done
	report "$tmp/few"
	check "report of less: ends well" status_is 0
	check "report of less: does not show a chart that is not there" \
	    not says "forkexit.png"
	check "report of less: has no section on what was not measured" \
	    not says "^## A storm\|^## Fork and exit"
fi

# A base that is another, and no switch_always, need other words.
cp -R "$tmp/run" "$tmp/other"
for f in "$tmp"/other/raw/*/*; do
	grep -v "	switch_always	" "$f" >"$tmp/body"
	mv "$tmp/body" "$f"
done
jq '.calibration = {}' "$tmp/run/meta.json" >"$tmp/other/meta.json"
rm -rf "$tmp/other/hyperfine"
"$O/summarize" "$tmp/other"
report "$tmp/other"
check "report without switch_always: does not decide the claim" ends 0 \
    "^..Claim 11.. .*not decided"
check "report without hyperfine: has no section on it" not says "hyperfine's figures"

report "$tmp/void"
check "report of a void run: ends well" status_is 0
check "report of a void run: says so at the top" \
    [ "$(sed -n 3p "$tmp/out" | cut -c1-25)" = "> **This run is void.** A" ]
check "report of a void run: has no verdict" not says \
    "| slower |\|| faster |\|| within 2 % |"
check "report of a void run: decides nothing" says \
    "^..Claim 11.. .*no verdict: the run is void"

# A void run: status 3 of the script and a last line; make makes 2 of it.
o=$(cd "$O" && pwd)
mkdir "$tmp/o"
ln -s "$o"/* "$tmp/o/"
rm "$tmp/o/summarize"
printf '#!/bin/sh\n%s/summarize "$1" && exit 3\n' "$o" >"$tmp/o/summarize"
chmod +x "$tmp/o/summarize"
small="PROFILE=quick INVOCATIONS=1 BENCHES=micro SCENARIOS=sole"
try env O="$tmp/o" $small RESULTS_DIR="$tmp/voids" scripts/bench
check "bench, void: status 3" status_is 3
check "bench, void: the last line says so" sh -c \
    "tail -n 1 '$tmp/out' | grep -q '^bench: void: the control moved'"
try $MAKE -s -o programs bench O="$tmp/o" $small RESULTS_DIR="$tmp/voids"
check "make bench, void: says so" ends 2 "^bench: void: the control moved"

# What a later run finds of what an earlier one said.
for ns in 1 2.5 9; do
	jq --argjson ns $ns '.comparisons |= (map(select(.variant ==
	    "switch_always" and .bench == "micro" and (.computed | not)))[:1]
	    | map(.delta_ns = $ns | .delta_ns_lo = $ns - 2
	    | .delta_ns_hi = $ns + 2))' "$tmp/run/summary.json"
done | jq -c -s -L scripts/lib -f scripts/lib/coverage.jq >"$tmp/out"
check "coverage: one of two later estimates lies inside" says \
    '{"inside":1,"of":2}'

# Two machines side by side.
cp -R "$tmp/run" "$tmp/amd"
jq '.cpu = "B" | .hypervisor = "kvm"' "$tmp/run/meta.json" >"$tmp/amd/meta.json"
jq '.comparisons |= map(if .variant == "switch_always" and .scenario == "race"
    then .verdict = "equivalent" else . end)' "$tmp/run/summary.json" \
    >"$tmp/amd/summary.json"
try scripts/panel -c "$tmp/pictures" "$tmp/run" "$tmp/amd"
check "panel: the same on all" ends 0 "sole, whole exit | switch_always .*| slower on both |"
check "panel: not the same on all" says \
    "race, whole exit, 2 CPUs | switch_always .*faster.* only on: .*within 2 % only on: B (kvm) |"
if command -v gnuplot >/dev/null; then
	svg=$tmp/pictures/panel.svg
	check "panel: a chart with both machines" has_text "B (kvm)" \
	    "A CPU that nobody made (R)" switch_always
fi
for edit in 'summary.void = true' \
    'summary.base = "fenced_loop"' 'meta.timed = "other"'; do
	cp "$tmp/run/"*.json "$tmp/amd"
	jq ".${edit#*.}" "$tmp/run/${edit%%.*}.json" >"$tmp/amd/${edit%%.*}.json"
	try scripts/panel "$tmp/run" "$tmp/amd"
	check "panel, $edit: in one line" ends_in_a_line 2 "do not stand side by side"
done
try scripts/panel "$tmp/run" machines/freebsd-12.1-qemu
check "panel: a run of make kernels is none" \
    ends_in_a_line 2 "is a run of make kernels"

# Of three invocations: no interval, no chart, and that is said.
cp -R "$tmp/run" "$tmp/short"
rm "$tmp"/short/raw/*/0000[4-9].tsv "$tmp"/short/raw/*/0001*.tsv
"$O/summarize" "$tmp/short" 2>/dev/null
report "$tmp/short"
check "report of three invocations: ends well" status_is 0
check "report of three invocations: no bound that is none" not says 'null'
if command -v gnuplot >/dev/null; then
	check "report of three invocations: says why it has no charts" \
	    grep -q 'too few invocations for intervals: 3,' "$tmp/err"
fi
rm -rf "$tmp/short/charts"
try scripts/show "$tmp/short"
check "show without charts: ends well" status_is 0
check "show without charts: speaks of none" not says 'chart to attach'
jq '.comparisons[] |= (.delta_ns = -135630 | .delta_ns_lo = -452305 |
    .delta_ns_hi = 339410)' "$tmp/run/summary.json" >"$tmp/short/summary.json"
try scripts/show "$tmp/short"
check "show: a wide difference stands apart from what is beside it" says \
    '[0-9] -135630 \[-452305, +339410]   [a-z]'

jq '.comparisons[] |= (select(.scenario == "storm").cpus = 1)' "$tmp/run/summary.json" \
    >"$tmp/short/summary.json"
try scripts/show "$tmp/short"
check "show: a storm on one CPU is none" not says "Where 1 CPU"

# What is no run: one line, and the report that is there stays.
refused() {
	echo "what was there" >"$tmp/REPORT.md"
	try scripts/report "$2" "$tmp/REPORT.md" "$tmp/pictures"
	check "report: refuses $1" ends_in_a_line 2 "$3"
	check "report: leaves the last one, refusing $1" \
	    [ "$(cat "$tmp/REPORT.md")" = "what was there" ]
}
try scripts/report
check "report: without a run is bad use" status_is 2
refused "what is not there" "$tmp/nowhere" "there is no run"
mkdir "$tmp/torn"
cp "$tmp/run/"*.json "$tmp/torn"
head -c 1000 "$tmp/run/summary.json" >"$tmp/torn/summary.json"
refused "a torn file" "$tmp/torn" "summary.json: is torn"
echo '{"schema": 1}' >"$tmp/torn/summary.json"
refused "a foreign file" "$tmp/torn" "summary.json: .source is no string: measure again"
cp "$tmp/run/summary.json" "$tmp/torn"
jq '.complete = false' "$tmp/run/meta.json" >"$tmp/torn/meta.json"
refused "an incomplete run" "$tmp/torn" "incomplete"
try scripts/plots "$tmp/nowhere"
check "plots: refuses what is not there" ends_in_a_line 2 "there is no run"

# What was verified, as make verify leaves it; of a form of the other side too.
mkdir "$tmp/results"
source=$(jq .source "$tmp/run/summary.json")
jq -n --argjson source "$source" '{schema: 1, source: $source, seconds: 1,
    incomplete: false, cells: [("release_if_last", "fcmpset_loop") as $v
    | (["amd64", "weak"], ["amd64", "tso"], ["riscv", "weak"],
    ["arm64", "weak"]) as $port | (true, false) as $lock
    | {variant: $v, arch: $port[0], model: $port[1], pmap_lock: $lock,
    cast: "two", outcome: "holds", property: null, executions: 3,
    exhaustive: true, execution: null}
    | if $v == "fcmpset_loop" and $port[0] == "riscv" then .outcome = "violated"
    | .property = "no use after free" | .execution = "1 step\n" else . end]}
    | .cells += [.cells[0] + {subject: "vmspace_acquire_ref", form: "plain",
    outcome: "violated", property: "own vmspace", cast: "exec"}]' \
    >"$tmp/results/verify.json"
jq -n --argjson source "$source" '{schema: 1, source: $source, emitted: [],
    ports: ["amd64 weak", "amd64 tso", "riscv weak", "arm64 weak"],
    claims: [{number: 7, quote: "a quote", stands: true, verdict: "Wrong.",
    experiments: [{variant: "release_then_switch", cast: "two", what: "it",
	outcomes: ["holds", "holds", "holds", "no freed root"]}]},
    {number: 11, quote: "", stands: true, verdict: "of another run",
    experiments: []}]}' >"$tmp/results/claims.json"
report "$tmp/run"
check "report with proofs: right and wrong, by port" ends 0 \
    "^| fcmpset_loop | holds | .*fails.* | holds | 1 |"
check "report with proofs: every table says something, once" \
    tables_say_something
check "report with proofs: the forms have a table of their own" says \
    "^| .plain. | .*own vmspace.* (in exec)"
check "report with proofs: a form is no exit path's fault" says \
    "^| .release_if_last. | holds | holds |"
check "report: claim 11 is what this run says, in both places" \
    [ "$(grep -c 'it holds.*costs ..20.0[0-9]* ns per exit' "$tmp/out")" -eq 2 ]
check "report: and not what another said" not says "of another run"
cp "$tmp/results/verify.json" "$tmp/verify.json"
jq '.source = "other"' "$tmp/results/verify.json" >"$tmp/results/new"
mv "$tmp/results/new" "$tmp/results/verify.json"
report "$tmp/run"
check "report with other proofs: leaves them out, and says so" says \
    "make verify says: it ran with another source"
echo '{"schema": 1, "cells": 3}' >"$tmp/results/verify.json"
report "$tmp/run"
check "report with damaged proofs: one line" [ "$status" -eq 2 ] 
check "report with damaged proofs: what is wrong, and what to do" \
    grep -q 'verify.json: .source is no string: run make verify$' "$tmp/err"
mkdir "$tmp/d"
cp "$tmp/results/claims.json" "$tmp/d"
rm -r "$tmp/results"

# A template with a name that nobody has: named, and no report is made of it.
check "template: a text that there is not" sh -c \
    'echo "\"{{nobody}}\"" | jq -L scripts/lib "include \"template\"; render({})" 2>&1 |
    grep -q "no text .nobody."'

# A title that means something to everybody on its way: Markdown, gnuplot, jq
# and sh.  The report says just that, in one cell of one table.
cp -R "$tmp/run" "$tmp/nasty"
nasty='<b>`id`</b> $(id) "q" '\''s'\'' | %n %s \t {{answer}} *a* _b_ [c](d) #!'
jq --arg nasty "$nasty" '.cpu = $nasty + "\n| x |\n# y" | .kernel = $nasty
    | .flags = $nasty | .commit = $nasty | .calibration.what = $nasty
    | .variants |= map(.title = $nasty + "\n\n## z" | .origin = $nasty
    | .expected = $nasty)' "$tmp/run/meta.json" >"$tmp/nasty/meta.json"
rm -r "$tmp/nasty/charts"
report "$tmp/nasty"
check "a title with everything: the report ends well" status_is 0
check "a title with everything: says nothing aside" quiet
check "a title with everything: as many cells as without" \
    [ "$(grep '^| release_if_last .*id' "$tmp/out" | sed 's/\\|//g' |
    tr -dc '|' | wc -c)" -eq 5 ]
check "a title with everything: no heading of its own" not says "^#* *[yz]$"
check "a title with everything: no markup of its own" sh -c \
    "sed 's/`` .* ``//g' '$tmp/out' | grep '[^\\\\]<b>' && exit 1 || exit 0"
check "a title with everything: is not filled in" says '{answer\\}'
try scripts/show "$tmp/nasty"
check "a title with everything: show ends well" status_is 0
if command -v gnuplot >/dev/null; then
	svg=$tmp/nasty/charts/forest.svg
	try scripts/plots "$tmp/nasty"
	check "a title with everything: charts end well" status_is 0
	check "a title with everything: on a chart as it is" has_text \
	    '$(id)' '%n %s \t {{answer}}' '&lt;b>`id`&lt;/b>'
fi

# Each value of a result file damaged in turn: what shape.jq lets pass, every
# reader can read.
jq 'def few: map(select(.scenario == "sole" and .part == "whole" and
    (.variant | test("_loop$|always|copy|planted"))));
    .absolute |= (few | map(.invocation_ns |= .[:2]))
    | .control |= few | .comparisons |= (few | map(select((.computed | not)
    or .load_ns < 100) | del(.invocation_log_ratio, .invocation_delta_ns)))' \
    "$tmp/run/summary.json" >"$tmp/d/summary.json"
jq '.variants |= .[:3]' "$tmp/run/meta.json" >"$tmp/d/meta.json"
jq '.operations |= map(select(.scenario == "sole"))' \
    "$tmp/run/anatomy.json" >"$tmp/d/anatomy.json"
meta=$tmp/d/meta.json anatomy=$tmp/d/anatomy.json summary=$tmp/d/summary.json
verify=/dev/null claims=/dev/null mutants=/dev/null ring0=/dev/null
# read_all FILTER ...: of these.
read_all() {
	for filter; do
		jq -r -L scripts/lib --slurpfile meta "$meta" \
		    --slurpfile anatomy "$anatomy" --slurpfile verify "$verify" \
		    --slurpfile claims "$claims" --slurpfile mutants "$mutants" \
		    --slurpfile ring0 "$ring0" --slurpfile litmus /dev/null \
		    --slurpfile ports /dev/null --slurpfile hyperfine /dev/null \
		    --rawfile findings /dev/null --rawfile left /dev/null \
		    --rawfile template scripts/report.md --arg observed "" \
		    --rawfile panel /dev/null --slurpfile kernels /dev/null \
		    --arg charts "" --arg chart x --arg path x --arg run_dir x \
		    -f $filter.jq "$summary" 2>&1 >/dev/null | sed "s|^|$filter: |"
	done
}
mv "$tmp/verify.json" "$tmp/d"
jq -n '{schema: 1, source: "", all: 2, killed: 1, survivors: [{file: "f",
    line: 1, rule: "r", text: "`t`", argument: null}]}' >"$tmp/d/mutants.json"
jq -n '{schema: 1, source: "", seed: 1, native: "", left_out: [],
    expected: {fenced_loop: "right"}, native_void: false,
    native_comparisons: [], cells: ([("inline", "whole") as $part
    | {arch: "amd64", mode: "exact", variant: ("fenced_loop", "fcmpset_loop"),
    case: "sole: the only holder", scenario: "sole", part: $part,
    instructions: 9, address_space_loads: 1, tlb_flushes: 1,
    locked_operations: 8, fences: 0}] + [{arch: "amd64", mode: "stress",
    variant: "fenced_loop", scenario: "race", part: "whole", cpus: 2,
    violations: 1, first: {violation: "v"}}])}' >"$tmp/d/ring0.json"
for kind in summary meta anatomy verify claims mutants ring0; do
	jq -c -L scripts/lib --arg kind $kind -f tests/damage.jq \
	    "$tmp/d/$kind.json" >"$tmp/d/$kind"
	caught=$(tail -n 1 "$tmp/d/$kind")
	check "damaged $kind.json: most of it is caught by its shape" \
	    [ "$caught" -gt 10 ]
	sed '$d' "$tmp/d/$kind" >"$tmp/d/passed"
	eval "whole=\$$kind"
	filters=scripts/report
	case $kind in
	meta)	filters='plots/vars plots/ceiling scripts/show scripts/report' ;;
	anatomy) filters='scripts/show scripts/report' ;;
	summary) summary=$tmp/d/passed
		read_all plots/forest plots/load plots/storm plots/forkexit \
		    plots/order plots/vars plots/ranking scripts/show \
		    scripts/report >"$tmp/errors" ;;
	esac
	# A summary is a filter's input, of which there may be many.
	[ $kind = summary ] || while read -r line; do
		printf '%s\n' "$line" >"$tmp/d/one"
		eval "$kind=\$tmp/d/one"
		read_all $filters
	done <"$tmp/d/passed" >"$tmp/errors"
	eval "$kind=\$whole"
	check "damaged $kind.json: no reader is surprised by the rest" \
	    sh -c "! head -n 5 '$tmp/errors' | grep ."
done

finish
