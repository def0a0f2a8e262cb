# SPDX-License-Identifier: BSD-2-Clause
#
# Exits per microsecond of all CPUs together, whole exits in a storm: for a
# load of 0 ns and then for the least spun one, a block for each variant, in
# the order of variants_of.  Lines of:
#
#	load_ns  cpus  throughput  lo  hi

include "run";

def per_us: if . == null then null else 1000 / . end;

def line: [.load_ns, .cpus, .cpus * (.ns | per_us)]
    + [(.ns_hi, .ns_lo) as $ns | if $ns == null then null
	else .cpus * ($ns | per_us) end]
    | map(. // "NaN") | @tsv;

[.absolute[] | select(.bench == "micro" and is_warm and .scenario == "storm"
    and .part == "whole")] as $all
| ([$all[].load_ns] | unique | .[:2]) as $loads
| variants_of as $variants
| [$loads[] as $load | $variants[] as $v
    | $all | map(select(.load_ns == $load and .variant == $v
	and (.params | del(.pus)) == ($all[0].params | del(.pus)))) | sort_by(.cpus)
    | if length == 0 then "NaN\tNaN\tNaN\tNaN\tNaN"
	else map(line) | join("\n") end]
| select(length > 0) | join("\n\n\n")
