# SPDX-License-Identifier: BSD-2-Clause
#
# The median of every invocation of a whole sole exit, for each variant of
# order_series.  Lines of: when, ns; as plots/order.awk prints them.

include "run";

. as $run
| [order_series[] as $v
    | .absolute[] | select(.bench == "micro" and .scenario == "sole"
	and .part == "whole" and is_warm and .variant == $v)
    | .invocation_ns | to_entries
    | map("\(.key + 0.5)\t\(.value // "NaN")") | join("\n")]
| select(length > 0) | join("\n\n\n")
