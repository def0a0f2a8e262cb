# SPDX-License-Identifier: BSD-2-Clause
#
# A comparison in words, after its verdict.

include "figures";

# ns as a sentence has them: 72.2 us rather than 72213 ns.
def time_text:
    if . == null then "-" elif . >= 10000 then "\(. / 1000 | sig3) us"
    else "\(sig3) ns" end;

# What the run would have found: "; this run would have found 12.2 ns four times
# in five".
def smallest_text:
    if .smallest_effect_ns == null then
	"; so few invocations could have found nothing"
    else "; this run would have found \(.smallest_effect_ns | sig3) ns"
	+ (if .bench == "forkexit" and .smallest_effect_ratio != null then
	    ", \(100 * .smallest_effect_ratio | fixed(2)) %," else "" end)
	+ " four times in five"
    end;

# "costs **20.5 ns per exit** [20.3, 20.9] more than the base".  Percent is given
# of a whole life alone, and what would have been found wherever it matters.
def cost_text:
    delta_decimals as $d
    | (if .bench == "forkexit" then ", \(percent_text) %" else "" end) as $pc
    | if .verdict == "slower" then
	"costs **\(.delta_ns | fixed($d)) ns per exit**"
	+ interval(.delta_ns_lo; .delta_ns_hi; $d)
	+ " more than the base\($pc)"
      elif .verdict == "faster" then
	"saves **\(-.delta_ns | fixed($d)) ns per exit**"
	+ interval(-.delta_ns_hi; -.delta_ns_lo; $d)
	+ " against the base\($pc)"
      elif .verdict == "equivalent" then
	"is equivalent to the base within 2 % (\(delta_text) ns\($pc)"
	+ (if .bench == "forkexit" then smallest_text else "" end) + ")"
      else
	"is unresolved (\(delta_text) ns\($pc)\(smallest_text))"
      end;

# The same in a table's cell.
def verdict_text($void):
    if $void then "void"
    elif .verdict == "unresolved" then
	"unresolved" + if .smallest_effect_ns == null then ""
	    else " (would find \(.smallest_effect_ns | sig3))" end
    else .verdict end;

# A table of markdown from rows of cells.
def table($head):
    (["| \($head | join(" | ")) |",
      ($head | map(if . == "verdict" then "---" else "---:" end)
	| .[0] = "---" | "|\(join("|"))|")]
    + map("| \(map(tostring) | join(" | ")) |")) | join("\n") + "\n";
