# SPDX-License-Identifier: BSD-2-Clause
# The claims as text of 79 columns.

def pad($n): . + (" " * ([$n - length, 0] | max));

def wrap($indent; $width):
    [splits(" +")] | reduce .[] as $w ([""];
	if (.[-1] | length) + ($w | length) + 1 > $width and .[-1] != ""
	then . + [$w] else .[-1] = (if .[-1] == "" then $w else .[-1] + " " + $w end) end)
    | map($indent + .) | join("\n");

. as $doc | "", "The claims of the review", "",
(.ports as $ports | .claims[]
 | ("\(.number). \"\(.quote)\"" | wrap(""; 79)),
   (.experiments[]
    | ("- \(.variant), cast \(.cast): \(.what)" | wrap("   "; 76)),
      "     " + ([range(4) as $i | "\($ports[$i] | sub(" weak"; "")): \(.outcomes[$i])"] | join(", "))),
   (if .number == 5 then "   - the compilers' loads of the count: \($doc.emitted | map("\(.compiler) \(.target)\(if .volatile then ", volatile" else "" end): \(.loads)") | join("; "))" | wrap("   "; 76) else empty end),
   ("   => " + (.verdict | wrap("      "; 73) | ltrimstr("      "))), "")
