#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The arithmetic of the ceiling, where the answers are known.

. tests/lib.sh

# is WHAT FILTER: true of the filter, with the library.
is() {
	check "$1" jq -n -e -L scripts/lib --slurpfile in "$tmp/in.json" \
	    "include \"ceiling\"; \$in[0] as {\$run, \$meta, \$anatomy} | $2"
}

# Two designs: 50 ns alone; two visits to the busiest line, and none; 100 ns on
# each of two CPUs, so 20 exits per us, and 40 ns, so 50.
cat >"$tmp/in.json" <<'EOT'
{"run": {"base": "two", "comparisons": [], "control": [], "absolute": [
 {"bench": "micro", "scenario": "storm", "part": "whole", "load_ns": 0,
  "params": {}, "variant": "two", "cpus": 1, "ns": 50, "ns_lo": 49, "ns_hi": 51},
 {"bench": "micro", "scenario": "storm", "part": "whole", "load_ns": 0,
  "params": {}, "variant": "two", "cpus": 2, "ns": 100, "ns_lo": 90, "ns_hi": 110},
 {"bench": "micro", "scenario": "storm", "part": "whole", "load_ns": 200,
  "params": {}, "variant": "two", "cpus": 2, "ns": 1, "ns_lo": 1, "ns_hi": 1},
 {"bench": "micro", "scenario": "storm", "part": "whole", "load_ns": 0,
  "params": {}, "variant": "none_shared", "cpus": 1, "ns": 50},
 {"bench": "micro", "scenario": "storm", "part": "whole", "load_ns": 0,
  "params": {}, "variant": "none_shared", "cpus": 2, "ns": 40}]},
 "meta": {"settings": {"next": "idle"}, "variants": [],
  "lines": {"miss": {"ns": 100}, "transfers": [
   {"take": {"ns": 150}, "hammer": {"ns": 30}},
   {"take": {"ns": null}, "hammer": {"ns": null}},
   {"take": {"ns": 60}, "hammer": {"ns": 20, "ns_lo": 19}}]}},
 "anatomy": {"operations": [
  {"scenario": "storm", "part": "inline", "variant": "two",
   "busiest_line_visits": 9},
  {"scenario": "storm", "part": "whole", "next": "process", "variant": "two",
   "busiest_line_visits": 9},
  {"scenario": "storm", "part": "whole", "next": "idle", "variant": "two",
   "busiest_line_visits": 2},
  {"scenario": "storm", "part": "whole", "next": "idle",
   "variant": "none_shared", "busiest_line_visits": 0}]}}
EOT
is "a CPU alone exits as fast as it does" 'at_most(1; 50; 2; 200) == 20'
is "two that meet, below the line's limit" 'at_most(2; 50; 2; 10) == 40'
is "many: the line's limit" 'at_most(64; 50; 2; 10) == 50'
is "many, and no line in common" 'at_most(64; 50; 0; 10) == 1280'
is "stops where the two are equal" 'stops_at(50; 2; 10) == 2.5'
is "stops at one CPU at least" 'stops_at(50; 2; 200) == 1'
is "never stops without a line in common" 'stops_at(50; 0; 10) == null'
is "the least of all relations, and no hole" \
    '($meta | least("hammer").ns) == 20 and ($meta | least("take").ns) == 60'
is "visits of the whole exit, and of who runs next in this run" \
    'visits($meta; $anatomy; "two") == 2'
is "no visits where nobody counted" 'visits($meta; {operations: []}; "two") == null'
is "a measured storm, its ceiling, and below it" '
    [$run | ceilings($meta; $anatomy)[] | select(.variant == "two")][0]
    | .alone == 50 and (.points | map([.cpus, .rate, .most, .above]))
    == [[1, 20, 20, false], [2, 20, 25, false]]'
is "a storm above its ceiling is said to be" '
    [$run | ceilings($meta; $anatomy)[] | select(.variant == "none_shared")][0]
    .points | map(.above) == [false, true]'
is "the table: visits, ends of the band, what was reached" '
    $run | ceiling_table($meta; $anatomy) | split("\n")
    | .[2] == "| none_shared | 0 | 50.0 | never | never | never | 50.0 | 40.0 | 125 % **above** |"
    and .[3] == "| two | 2 | 50.0 | 1.2 | 1.2 | 1.0 | 20.0 | 25.0 | 80 % |"'
is "no table where nothing was hammered" '
    $run | ceiling_table($meta | .lines = null; $anatomy) == ""'

finish
