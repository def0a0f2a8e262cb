# SPDX-License-Identifier: BSD-2-Clause
#
# Numbers as text: always fixed point, with the digits that they deserve.

# The number with $d decimals; "-" for null.  A half goes to the even digit, as in
# printf(3), which the sentences are of.
def fixed($d):
    if . == null then "-"
    else . as $x | pow(10; $d) as $k | ($x * $k | fabs | rint) as $r
	| (if $x < 0 and $r > 0 then "-" else "" end)
	+ ($r / $k | floor | tostring)
	+ (if $d == 0 then "" else
	    "." + (($r % $k + $k) | tostring | .[1:]) end)
    end;

# The same with its sign; nothing is added to "-".
def signed($d):
    fixed($d) | if startswith("-") then . else "+" + . end;

# Three significant digits, for a number without an interval.
def sig3:
    if . == null then "-"
    else fixed(fabs | if . >= 100 then 0 elif . >= 10 then 1 else 2 end) end;

# ns as a sentence has them: 72.2 us rather than 72213 ns.
def time_text:
    if . == null then "-" elif . >= 10000 then "\(. / 1000 | sig3) us"
    else "\(sig3) ns" end;

# An estimate and its interval with the decimals that summary.json gives it:
# "+20.5 [+20.3, +20.9]".
def interval($lo; $hi): if $lo == null or $hi == null then " [no interval]"
    else " [\($lo), \($hi)]" end;
def estimate($key):
    .[$key + "_decimals"] as $d
    | def text: if . == null then null else signed($d) end;
    (.[$key] | text // "-")
    + interval(.[$key + "_lo"] | text; .[$key + "_hi"] | text);

def delta_text: estimate("delta_ns");
def percent_text: estimate("percent");
