#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The charts and the report, of runs whose numbers are known.

. tests/lib.sh

charts='forest ecdf load storm forkexit order'

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

	try scripts/plots "$tmp/void"
	check "plots of a void run: ends well" status_is 0
	for chart in $charts; do
		svg=$tmp/void/charts/$chart.svg
		check "$chart: says that the run is void" has_text \
		    "VOID: a control moved"
	done

	# A run without some of the benches.
	cp -R "$tmp/run" "$tmp/few"
	rm "$tmp"/few/raw/forkexit.* "$tmp"/few/raw/micro.storm.*
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
check "plots without gnuplot: ends well" status_is 0
check "plots without gnuplot: says so" says_one_line "gnuplot is not installed"

# report RUN: to $tmp/out, what it says aside to $tmp/err.
report() {
	scripts/report "$1" "$tmp/pictures" >"$tmp/out" 2>"$tmp/err"
	status=$?
}

report "$tmp/run"
check "report: ends well" status_is 0
check "report: says nothing aside" [ ! -s "$tmp/err" ]
check "report: the pessimization at 0 ns" says \
    'switch_always. costs ..20.0[0-9]* ns per exit'
check "report: the same with the surcharge" says \
    'At 693 ns for each, .* costs ..1406 ns per exit'
check "report: fenced_loop is equivalent" says \
    'fenced_loop.,* .*is equivalent to the base within 2 %'
check "report: percent of a life" says "whole life .* where the child has"
check "report: the claim holds" says "^Claim 11 .*it holds"
check "report: the wrong are marked" says "| release_then_switch (wrong) |"
check "report: hyperfine's figures" says "^| switch_always | 3 | 5.12 | 102"
check "report: the operations" says \
    "^| switch_always | 3 / 3 | 3 / 3 | 8 / 9 |"
check "report: what explains them" says "^| switch_always | +4 | +2 | 0 |"
check "report: the seed" says "SEED=4711"
check "report: has no hole" not says "null\|NaN"
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
	check "report of less: says what was not measured" says "^Not measured"
fi

# A base that is another, and no switch_always, need other words.
cp -R "$tmp/run" "$tmp/other"
for f in "$tmp"/other/raw/*; do
	grep -v "	switch_always	" "$f" >"$tmp/body"
	mv "$tmp/body" "$f"
done
jq '.calibration = {}' "$tmp/run/meta.json" >"$tmp/other/meta.json"
rm -rf "$tmp/other/hyperfine"
"$O/summarize" "$tmp/other"
report "$tmp/other"
check "report without switch_always: ends well" status_is 0
check "report without switch_always: does not decide the claim" says \
    "^Claim 11 .*not decided"
check "report without hyperfine: says so" says "^hyperfine was not run"

report "$tmp/void"
check "report of a void run: ends well" status_is 0
check "report of a void run: says so at the top" \
    [ "$(sed -n 3p "$tmp/out" | cut -c1-25)" = "> **This run is void.** A" ]
check "report of a void run: has no verdict" not says \
    "| slower |\|| equivalent |"
check "report of a void run: decides nothing" says \
    "^Claim 11 .*no verdict: the run is void"

# What is no run.
refused() {
	try scripts/report "$2" "$tmp/pictures"
	check "report: refuses $1" status_is 2
	check "report: says why: $3" says_one_line "$3"
}
try scripts/report
check "report: without a run is bad use" status_is 2
refused "what is not there" "$tmp/nowhere" "no meta.json"
mkdir "$tmp/torn"
cp "$tmp/run/"*.json "$tmp/torn"
head -c 1000 "$tmp/run/summary.json" >"$tmp/torn/summary.json"
refused "a torn file" "$tmp/torn" "summary.json is not ours, or is torn"
echo '{"schema": 1}' >"$tmp/torn/summary.json"
refused "a foreign file" "$tmp/torn" "lacks its comparisons"
cp "$tmp/run/summary.json" "$tmp/torn"
jq '.complete = false' "$tmp/run/meta.json" >"$tmp/torn/meta.json"
refused "an incomplete run" "$tmp/torn" "incomplete"
try scripts/plots "$tmp/nowhere"
check "plots: refuses what is not there" status_is 2
check "plots: says why" says_one_line "no complete run"

finish
