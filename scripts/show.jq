# SPDX-License-Identifier: BSD-2-Clause
#
# A run as text: a table for every setting, in which each variant stands
# beside the base, and the answer.  $meta is the run's meta.json, $anatomy its
# anatomy.json, $run_dir where it lies, $chart its forest or "".

include "figures";
include "text";
include "run";
include "words";
include "report_answer";
include "report_tables";

# "+20.8 [+20.6, +21.2]   slower", with percent of a whole life.
def against:
    " " + (delta_text | lpad(25)) + "   " + .verdict_text
    + if .bench == "forkexit" then " (\(percent_text) %)" else "" end;

. as $run | $meta[0] as $meta
| (if .void then "VOID: a control moved; no verdict of this run stands.\n"
    else empty end),
  ([.absolute[] | select(is_copy | not)] | group_by(place)[]
    | .[0].setting,
      "  " + ("" | pad(30)) + ("ns" | lpad(8))
	+ ("against \($run.base)" | lpad(26)) + "   verdict",
      (sort_by([.variant != $run.base, .ns])[]
	| . as $entry
	| "  " + (named($meta; .variant) | pad(30))
	+ (.ns | sig3 | lpad(8))
	+ ($run | beside($entry) | if . == null then "" else against end)),
      ""),
  (.control | select(. != []) | "control: \($run.base) against its own copy in "
    + "\(length) settings, \(map(select(.moved)) | length) moved; at most "
    + "\(map(.percent | fabs) | max | fixed(2)) % apart"),
  ($meta.calibration | values | select(.surcharge_ns) |
    "calibrated: a load of an address space at \(.surcharge_ns | sig3) ns "
    + "(\(.what))"),
  "A difference is the median of pairs, with its 95 % interval; a verdict allows "
    + "for all \(.family) comparisons of the run (Holm).",
  "The sentences to quote: make compare RESULTS=\($run_dir) NEW=variant",
  ($chart | select(. != "") | "The chart to attach: \(.)"),
  (select(.void | not) | answer($meta; $anatomy[0] | .operations |=
	map(select((.next // "idle") == ($meta.settings.next // "idle"))))
    | gsub("[`*]"; "") | select(. != "") | "", wrap(79; ""; ""))
