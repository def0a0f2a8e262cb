# SPDX-License-Identifier: BSD-2-Clause
#
# What a variant adds to a process's whole life, in percent, over the child's
# memory: a block for each series of forkexit_series, in that order.  Lines of:
#
#	place  percent  lo  hi  name  ns  memory  life
#
# The place counts the memories that the run has, from 0.

include "figures";
include "run";

def percent: if . == null then "NaN" else 100 * (. - 1) end;

def life: plain_forkexit and .params.span == "life";

. as $run
| [.absolute[] | select(life)] as $absolute
| ([$absolute[].params.memory] | unique | sort_by(memory_place)) as $memories
| [forkexit_series[] as $v
    | [$memories | to_entries[] | .key as $place | .value as $memory
	| ($run.control + $run.comparisons
	    | map(select(life and .params.memory == $memory
	    and .variant == $v)) | .[0]) as $c
	| ($absolute | map(select(.params.memory == $memory
	    and .variant == $run.base)) | .[0].ns) as $base
	| [$place, ($c.ratio | percent), ($c.ratio_lo | percent),
	    ($c.ratio_hi | percent), $v,
	    ($c.delta_ns | signed(0)) + " ns",
	    ($memory | memory_text), "a life of \($base / 1000 | sig3) us"] | @tsv]
    | join("\n")]
| select(length > 0) | join("\n\n\n")
