# SPDX-License-Identifier: BSD-2-Clause
# What became of the mutants: results/mutants.json.  What is known of files that
# were not changed this time stands, if the source is the same.
#
#	$old		the last results/mutants.json
#	$arguments	verify/survivors.json

# Where a mutant is, whatever stands above its function: of several alike there,
# the nth.
def placed:
    group_by([.file, .function, .rule, .text, .becomes])
    | map(sort_by(.line) | to_entries | map(.value + {nth: (.key + 1)})) | add // [];

def place: [.file, .function, .rule, .text, .becomes, .nth];

map(.file) as $new
| (placed + [$old[0] // {source: null} | select(.source == $source)
    | .mutants[] | select(.file as $f | $new | index($f) | not)])
| map(select(.how != "does not compile")) | sort_by(.file, .line, .rule)
| {schema: 1, source: $source, sample: $sample, seconds: $seconds,
    all: length,
    killed: map(select(.how | IN("survives", "undecided", "unchanged") | not))
	| length,
    undecided: map(select(.how == "undecided" or .how == "unchanged")),
    survivors: map(select(.how == "survives") | . as $m | .argument =
	([$arguments[0][] | select(place == ($m | place)) | .argument][0])),
    mutants: .}
