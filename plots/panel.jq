# SPDX-License-Identifier: BSD-2-Clause
#
# The panel as a script for gnuplot: "rows", "machines" and their names, the names
# of the rows (a heading has its text in bold, so apart), and for each machine a
# block of data, lines of:
#
#	row  ratio  lo  hi

include "gnuplot";
include "panel";

def is_drawn: .on | any(. != null);

map(machine_name) as $names
| (.[0].summary.base) as $base
| [rows[] | select(is_drawn)] | group_by(.heading) as $by
| ([.[].heading] | reduce .[] as $h ([]; if index($h) then . else . + [$h] end))
    as $order
| [$order[] as $h | {heading: $h}, ($by[] | select(.[0].heading == $h) | .[])]
| if . == [] then empty else
    "set datafile separator tab",
    ([.[].on[]? | values | .ratio_lo, .ratio_hi | values] |
	"lo = \([0.01, ([.9, min] | min) * 0.97] | max)",
	"hi = \([5, ([1.1, max] | max) * 1.03] | min)"),
    "rows = \(length)", "machines = \($names | length)",
    "variants = ''", "wrong = ''", "is_void = 0",
    "caption_1 = \("One source; against \($base) on each machine" | quoted)",
    "caption_2 = \("Address-space loads at 0 ns; intervals of 95 %, each of its own run" | quoted)",
    ($names | to_entries[] | "machine_\(.key + 1) = \(.value | quoted)"),
    (to_entries[] | "name_\(.key + 1) = \(.value.name // "" | quoted)",
	"heading_\(.key + 1) = \(if .value.name then "" else .value.heading end
	    | quoted)"),
    (. as $rows | range($names | length) as $m | "$m\($m + 1) << END",
	($rows | to_entries[] | .key as $row | .value.on[$m]? | values
	    | [$row, .ratio, .ratio_lo // .ratio, .ratio_hi // .ratio] | @tsv),
	"END")
  end
