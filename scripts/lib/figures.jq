# SPDX-License-Identifier: BSD-2-Clause
#
# Numbers as text: always fixed point, with the digits that they deserve.

# Decimals for an interval of this half-width: its first digit is the last one
# printed.  The rule of the sentences in bench/stat.
def decimals:
    if . == null or . <= 0 then 2
    else -log10 | ceil | if . < 0 then 0 elif . > 4 then 4 else . end end;

# The number with $d decimals; "-" for null.
def fixed($d):
    if . == null then "-"
    else . as $x | pow(10; $d) as $k | ($x * $k | fabs | round) as $r
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

# " [lo, hi]" with $d decimals, or that there is none.
def interval($lo; $hi; $d):
    if $lo == null or $hi == null then " [no interval]"
    else " [\($lo | fixed($d)), \($hi | fixed($d))]" end;
def signed_interval($lo; $hi; $d):
    if $lo == null or $hi == null then " [no interval]"
    else " [\($lo | signed($d)), \($hi | signed($d))]" end;

def half($lo; $hi):
    if $lo == null or $hi == null then null else ($hi - $lo) / 2 end;

# Decimals of a comparison's difference; none from 1,000 ns on.
def delta_decimals:
    if .delta_ns != null and (.delta_ns | fabs) >= 1000 then 0
    else half(.delta_ns_lo; .delta_ns_hi) | decimals end;

# A comparison's difference in ns: "+20.5 [+20.3, +20.9]".
def delta_text:
    delta_decimals as $d
    | (.delta_ns | signed($d))
    + signed_interval(.delta_ns_lo; .delta_ns_hi; $d);

# A ratio as percent of the base, as above.
def percent_text:
    def pc: if . == null then null else 100 * (. - 1) end;
    (half(.ratio_lo | pc; .ratio_hi | pc) | decimals) as $d
    | (.ratio | pc | signed($d))
    + signed_interval(.ratio_lo | pc; .ratio_hi | pc; $d);
