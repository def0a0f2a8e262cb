# SPDX-License-Identifier: BSD-2-Clause
#
# What a whole sole exit costs more than the base's, over the cost of an
# address-space load: a block for each variant but the base, in the order of
# variants_of.  Lines of:
#
#	load_ns  delta_ns  lo  hi  ratio  lo  hi

include "run";

def line: [.load_ns, .delta_ns, .delta_ns_lo, .delta_ns_hi, .ratio, .ratio_lo,
    .ratio_hi] | map(. // "NaN") | @tsv;

[.comparisons[] | select(.bench == "micro" and .scenario == "sole"
    and .part == "whole" and is_warm)] as $all
| if any($all[]; .computed) then
    variants_of[1:]
    | map(. as $v
	| $all | map(select(.variant == $v and .params == $all[0].params))
	| sort_by(.load_ns)
	| if length == 0 then "NaN\tNaN\tNaN\tNaN\tNaN\tNaN\tNaN"
	    else map(line) | join("\n") end)
    | join("\n\n\n")
  else empty end
