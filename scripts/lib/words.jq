# SPDX-License-Identifier: BSD-2-Clause
#
# A comparison in words: whether a difference was seen, and whether it matters.

include "figures";

# The interval is of this comparison, "difference" is among all.
def no_difference: "shows no difference" + if .delta_ns_lo != null and
    (.delta_ns_lo > 0 or .delta_ns_hi < 0) then " beyond doubt" else "" end;

# "costs **20.5 ns per exit** [20.3, 20.9] more than the base": the sentence's own
# words, with the figure in bold.
def cost_text:
    .base as $base
    | .statement | split(" \($base)") | join(" the base")
    | sub("^(?<does>costs|saves) (?<ns>[^ ]+ [a-z]+ per exit)"; "\(.does) **\(.ns)**");

# What the run would have detected: "; an effect of 20 ns is detectable ...", or "".
def detectable: .statement | capture("(?<said>; .*)$").said // "";

# The same in the fewest words that are true.
def briefly:
    (if .difference == "slower" then "costs \(.delta_ns | time_text)"
    elif .difference == "faster" then "saves \(-.delta_ns | time_text)"
    elif .verdict == "equivalent" then no_difference
    else "cannot be told from the base" end)
    + if .verdict == "equivalent" then " (within \(.bound))" else "" end;

# In a table's cell.
def verdict_cell($void): if $void then "void" else .verdict_text end;
