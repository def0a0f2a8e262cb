# SPDX-License-Identifier: BSD-2-Clause
#
# A run as text: a table for every setting, in which each variant stands
# beside the base.  $meta is the run's meta.json.

def pad($n): tostring | . + " " * ($n - length);
def lpad($n): tostring | " " * ($n - length) + .;

# Three significant digits, never in exponents.
def sig3:
    if . == null then "-"
    elif fabs >= 100 then round | tostring
    else (if fabs >= 10 then 10 elif fabs >= 1 then 100 else 1000 end) as $k
	| (. * $k | round) as $r
	| ($r | fabs | floor) as $a
	| (if $r < 0 then "-" else "" end) + ($a / $k | floor | tostring) + "."
	+ (($a % $k + $k) | tostring | .[1:])
    end;
def signed: sig3 | if startswith("-") then . else "+" + . end;

def wrong($meta): . as $v
    | [$meta.variants[]? | select(.name == $v and (.expected | startswith("wrong")))]
    | if length > 0 then " (wrong)" else "" end;

def cell: [.bench, .arch, .scenario, .part, .cpus,
    (.params | to_entries | map("\(.key) \(.value)") | join(", "))];
def title($load): "\(.bench), \(.scenario), \(.part)"
    + (if .cpus > 1 then ", \(.cpus) CPUs" else "" end)
    + (if $load > 0 then ", a load at \($load) ns" else "" end)
    + (.params | to_entries | map(select(.value != "idle" and .value != "own"
	and .key != "holders") | ", \(.key) \(.value)") | join(""));

. as $run
| $meta[0] as $meta
| if .void then "VOID: a control moved; no verdict of this run stands.\n" else empty end,
  (.absolute | group_by([cell, .load_ns]) | sort_by([.[0].bench != "micro",
	["sole", "shared", "race", "storm", "observed"] as $o
	| .[0].scenario as $s | ($o | index($s)), .[0].part, .[0].cpus, .[0].load_ns,
	(.[0].params | tostring)])[]
   | . as $rows | .[0] as $first
   | "\($first | title($first.load_ns))",
     ("  " + ("ns per exit" | lpad(42)) + ("against \($run.base)" | lpad(32)) + "  verdict"),
     (map(select(.variant | contains(".") | not)) | sort_by([.variant != $run.base, .ns])[]
      | . as $a
      | ([$run.comparisons[] | select(.variant == $a.variant
	  and cell == ($a | cell) and .load_ns == $a.load_ns
	  and (.computed | not))] | .[0]) as $c
      | "  " + ((.variant + (.variant | wrong($meta))) | pad(30))
	+ (.ns | sig3 | lpad(10))
	+ (if $c == null then "   " + (if $a.variant == $run.base then "the base" else "" end)
	   else ("   " + ($c.delta_ns | signed) + " [" + ($c.delta_ns_lo | signed) + ", "
	     + ($c.delta_ns_hi | signed) + "]"
	     | pad(34)) + ($c.verdict)
	     + (if $a.bench == "forkexit" then " (" + (($c.ratio - 1) * 100 | signed) + " %)" else "" end)
	   end)),
     "")
