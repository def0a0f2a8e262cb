# SPDX-License-Identifier: BSD-2-Clause
# The claims as text of 79 columns.

include "text";

. as $doc | "", "The claims of the review", "",
(.ports as $ports | .claims[]
 | ("\(.number). \"\(.quote)\"" | wrap(79; ""; "")),
   (.experiments[]
    | ("- \(.variant), test scenario \(.cast): \(.what)" | wrap(79; "   "; "   ")),
      "     " + ([range($ports | length) as $i | "\($ports[$i] | sub(" weak"; "")): \(.outcomes[$i])"] | join(", "))),
   (if .number == 5 then "   - the compilers' loads of the count: \($doc.emitted | map("\(.compiler) \(.target)\(if .volatile then ", volatile" else "" end): \(.loads)") | join("; "))" | wrap(79; "   "; "   ") else empty end),
   (.verdict | wrap(79; "   => "; "      ")), ""),
"11. \"This would be a pessimization in the common case\": make bench measures it."
