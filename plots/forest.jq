# SPDX-License-Identifier: BSD-2-Clause
#
# The rows of the forest plot, from the top: a heading for each cell, the
# control, then the variants from cheap to dear.  Tab-separated:
#
#	row  kind  ratio  lo  hi  name  ns
#
# The kind is 0 for a heading, 1 control, 2 within the bound and no difference
# seen, 3 slower, 4 faster, 5 unresolved, 6 slower and 7 faster within it.  At a load of 0 ns, of contention the most CPUs, of whole lives
# those with little memory: the rest is in other charts and in the tables.

include "figures";
include "run";

def kind:
    if .verdict == "equivalent" then {slower: 6, faster: 7}[.difference] // 2
    else {slower: 3, faster: 4}[.verdict] // 5 end;

def wanted:
    .load_ns == 0 and is_measured and is_warm
    and if .bench == "forkexit" then plain_forkexit and .params.span == "life"
	and (.params.memory == "none" or .params.memory == "1m")
	else .part == "whole" or .scenario == "sole" end;

# Only the cells with the most CPUs of each scenario.
def most_cpus:
    group_by([.bench, .scenario])
    | map((map(.cpus) | max) as $most | map(select(.cpus == $most))) | add // [];

def row($kind; $name):
    [$kind, .ratio, .ratio_lo, .ratio_hi, $name,
	"\(delta_text) ns"];

. as $run | $meta[0] as $meta
| ([.comparisons[] | select(wanted)] | most_cpus
    | group_by(cell)
    | sort_by(.[0] | place)
    | map(. as $rows | .[0] as $first
	| ($run.absolute | map(select(cell == ($first | cell)
	    and .load_ns == 0 and .variant == $run.base)) | .[0]) as $base
	| ($run.control | map(select(cell == ($first | cell)
	    and .load_ns == 0)) | .[0]) as $control
	| [[0, null, null, null, "\($first | heading): base "
	    + (if $base == null then "?" elif $base.ns >= 10000 then
		"\($base.ns / 1000 | sig3) us" else "\($base.ns | sig3) ns" end)
	    + (if $first.bench == "forkexit" then ", bound \($first.bound)" else "" end),
	    ""]]
	+ (if $control == null then [] else
	    [$control | row(1; "control: base again")] end)
	+ ($rows | sort_by(.ratio) | map(row(kind;
	    named($meta; .variant))))) | add // [])
| to_entries[] | [.key] + (.value | map(. // "NaN")) | @tsv
