# SPDX-License-Identifier: BSD-2-Clause
#
# A run as text: a table for every setting, in which each variant stands
# beside the base.  $meta is the run's meta.json, $run_dir where it lies.

include "figures";
include "run";
include "words";

def pad($n): . + " " * ([$n - length, 0] | max);
def lpad($n): " " * ([$n - length, 0] | max) + .;

def title:
    if .bench == "forkexit" then
	"fork/exit, " + (.params.memory | memory_text) + ", "
	+ .params.sharing + ", placement " + .params.placement + ", "
	+ .params.concurrency + " at once: "
	+ if .params.span == "life" then "a whole life, fork to reaping"
	else "from its exit to the reaping" end
    else
	"\(.scenario), "
	+ (if .part == "whole" then "whole exit" else "vmspace_exit alone" end)
	+ (if .cpus > 1 then ", \(.cpus) CPUs" else "" end)
	+ (if .load_ns > 0 then ", a load at \(.load_ns) ns" else "" end)
	+ ([.params | to_entries[] | select(.value != "idle" and .value != "own"
	    and .key != "holders") | ", \(.key) \(.value)"] | add // "")
    end;

def place: [.bench != "micro", (.scenario | scenario_place),
    (.params.memory // "" | memory_place), .part, .cpus, .load_ns,
    (.params | tostring)];

# "+20.8 [+20.6, +21.2]   slower", with percent of a whole life.
def against:
    (delta_text | lpad(26)) + "   " + .verdict
    + if .bench == "forkexit" then " (\(percent_text) %)" else "" end;

. as $run | $meta[0] as $meta
| (if .void then "VOID: a control moved; no verdict of this run stands.\n"
    else empty end),
  (.absolute | map(select(is_copy | not)) | group_by(place)[]
    | "\(.[0] | title)",
      "  " + ("" | pad(30)) + ("ns" | lpad(8))
	+ ("against \($run.base)" | lpad(26)) + "   verdict",
      (sort_by([.variant != $run.base, .ns])[]
	| . as $entry
	| ([$run.comparisons[] | select(.variant == $entry.variant
	    and cell == ($entry | cell) and .load_ns == $entry.load_ns
	    and (.computed | not))] | .[0]) as $comparison
	| "  " + (named($meta; .variant) | pad(30))
	+ (.ns | sig3 | lpad(8))
	+ if $comparison == null then "" else ($comparison | against) end),
      ""),
  (.control | "control: \($run.base) against its own copy in \(length) "
    + "settings, \(map(select(.moved)) | length) moved; at most "
    + "\(map(.ratio - 1 | fabs) | max * 100 | fixed(2)) % apart"),
  ($meta.calibration | select(.surcharge_ns) |
    "calibrated: a load of an address space at \(.surcharge_ns | sig3) ns "
    + "(\(.what))"),
  "A difference is the median of pairs, with its 95 % interval; a verdict allows "
    + "for all \(.family) comparisons of the run (Holm).",
  "The sentences to quote: make compare RESULTS=\($run_dir) NEW=variant",
  "The chart to attach: \($run_dir)/charts/forest.png"
