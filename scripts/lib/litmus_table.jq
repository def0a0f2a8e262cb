# SPDX-License-Identifier: BSD-2-Clause
# A line a test: what herd7 says with which fences; below, what was not expected.

include "text";

def fences: if .fences == [] then "none" else .fences | join("+") end;

(.tests | group_by(.test)[]
    | (.[0].test | pad(24))
    + ([group_by(.seen)[] | "\(.[0].seen): \(map(fences) | join(" "))"]
	| join("  ") | pad(1))),
"",
"\(.tests | length) tests, \(.seconds) s; never, sometimes: with these fences the "
    + "model allows the bad outcome so often",
(.tests[] | select(.seen != null and .seen != .expected)
    | "\(.test), \(fences): expected \(.expected), "
    + if .seen == "vacuous" then "but no execution meets the premise"
      else "herd7 says \(.seen)" end)
