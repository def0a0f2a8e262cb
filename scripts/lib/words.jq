# SPDX-License-Identifier: BSD-2-Clause
#
# A comparison in words: whether a difference was seen, and whether it matters.

include "figures";

# What the run would have seen.
def detectable:
    if .smallest_effect_ns == null then
	"; so few invocations could have shown nothing"
    else "; an effect of \(.smallest_effect_ns | sig3) ns"
	+ (if .bench == "forkexit" and .smallest_effect_ratio != null then
	    " (\(100 * .smallest_effect_ratio | fixed(2)) %)" else "" end)
	+ " is detectable at 80 % power"
    end;

# The interval is of this comparison, "difference" is among all.
def no_difference: "shows no difference" + if .delta_ns_lo != null and
    (.delta_ns_lo > 0 or .delta_ns_hi < 0) then " beyond doubt" else "" end;

# "costs **20.5 ns per exit** [20.3, 20.9] more than the base".  Percent is given
# of a whole life alone.
def cost_text:
    amount("delta_ns") as [$ns, $interval]
    | if .difference == "slower" then
	"costs **\($ns) ns per exit**\($interval) more than the base"
      elif .difference == "faster" then
	"saves **\($ns) ns per exit**\($interval) against the base"
      elif .verdict == "equivalent" then
	"\(no_difference) from the base: \(delta_text) ns"
      else "is unresolved: \(delta_text) ns" end
      + (if .bench == "forkexit" then ", \(percent_text) %" else "" end)
      + (if .verdict == "equivalent" then ", which is within \(.bound)"
	else "" end)
      + (if .difference == "not seen" then detectable else "" end);

# The same in the fewest words that are true.
def briefly:
    (if .difference == "slower" then "costs \(.delta_ns | time_text)"
    elif .difference == "faster" then "saves \(-.delta_ns | time_text)"
    elif .verdict == "equivalent" then no_difference
    else "cannot be told from the base" end)
    + if .verdict == "equivalent" then " (within \(.bound))" else "" end;

# In a table's cell.
def verdict_cell($void): if $void then "void" else .verdict_text end;
