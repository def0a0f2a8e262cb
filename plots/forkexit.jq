# SPDX-License-Identifier: BSD-2-Clause
#
# What a variant adds to a process's whole life, in ns, over the child's memory:
# a block for each series of forkexit_series, in that order.  Lines of:
#
#	place  ns  lo  hi  name  percent  memory  life
#
# The place counts the memories that the run has, from 0.

include "figures";
include "run";

. as $run
| [.absolute[] | select(life)] as $absolute
| ([$absolute[].params.memory] | unique | sort_by(memory_place)) as $memories
| [forkexit_series[] as $v
    | [$memories | to_entries[] | .key as $place | .value as $memory
	| def of($variant): map(select(.params.memory == $memory
	    and .variant == $variant)) | .[0];
	([$run.control[], $run.comparisons[] | select(life)] | of($v)) as $c
	| ($absolute | of($run.base)) as $base
	| [$place, ($c | .delta_ns, .delta_ns_lo, .delta_ns_hi | . // "NaN"),
	    $v, ($c.percent | signed($c.percent_decimals // 2)) + " %",
	    ($memory | memory_text), "a life of \($base.ns | time_text)"]
	| @tsv]
    | join("\n")]
| select(length > 0) | join("\n\n\n")
