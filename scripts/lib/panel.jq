# SPDX-License-Identifier: BSD-2-Clause
#
# Runs of one source from different machines, side by side: [{meta, summary}].

include "text";
include "run";

# What a run is called: its CPU, and whether it is a guest.
def machine_name: (.meta.cpu | one_line) + if .meta.hypervisor == "none" then ""
    else " (\(.meta.hypervisor))" end;

# Why two runs may not stand side by side, or nothing.
def unlike($other):
    def of: {source: (.meta.timed // .summary.source), base: .summary.base,
	next: .meta.settings.next, kernel: .meta.settings.kernel};
    of as $a | ($other | of) as $b
    | ["source", "base", "next", "kernel"][] | select($a[.] != $b[.]);

# The comparisons that a panel shows, at a load of 0 ns with warm caches, by what
# they are of; of contention those with the fewest, which all machines have.
def shown:
    [.summary.comparisons[] | select(.load_ns == 0 and (.computed | not)
	and is_warm and if .bench == "forkexit" then life
	else .part == "whole" or .scenario == "sole" end)]
    | group_by([.bench, .scenario, .part, .params.memory, .variant])
    | map((map(select(.cpus > 1)) | min_by(.cpus)) // .[0]
	| {key: ([.bench, .scenario, .part, .params.memory, .variant]
	    | tostring), value: .})
    | from_entries;

# Slower, faster, or what else it comes to there.
def seen: if .verdict != "equivalent" then .verdict
    else ([.difference // empty | select(. != "not seen")]
	+ ["within \(.bound // "the bound")"]) | join(", ") end;

# [{heading, name, on: [a comparison or null for each machine]}], in order.
def rows:
    map(shown) as $shown
    | ([$shown[] | to_entries[]] | group_by(.key)
	| map({key: .[0].key, at: (.[0].value | place), first: .[0].value})
	| sort_by(.at, .first.ratio))
    | map(.key as $key | .first as $first | {heading: ($first | heading),
	name: $first.variant, on: [$shown[][$key]]});

# Is the verdict the same on all?
def agreement($names):
    [.on | to_entries[] | select(.value != null)
	| {name: $names[.key], seen: (.value | seen)}]
    | group_by(.seen)
    | if length == 1 and (.[0] | length) == ($names | length) then
	"\(.[0][0].seen) on \($names | length | if . == 2 then "both" else "all \(.)" end)"
      else map("\(.[0].seen) only on: \(map(.name) | join(", "))") | join("; ")
      end;
