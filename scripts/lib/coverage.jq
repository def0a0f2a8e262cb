# SPDX-License-Identifier: BSD-2-Clause
#
# From the summaries of runs, one after another: how often a later run's estimate
# lies inside the interval of the run before it, as {inside, of}.  Of a machine
# that does not drift that would be 83 %: both estimates scatter, so that their
# difference is within 1.96 / sqrt(2) of its own deviation.

include "run";

def estimates: [.comparisons[] | select(is_measured and .delta_ns_lo != null)
    | {key: ([cell, .load_ns, .variant] | tostring), value: .}] | from_entries;

map(estimates)
| [range(1; length) as $i | .[$i - 1] as $before | .[$i] | to_entries[]
    | .value.delta_ns as $ns | $before[.key] | values
    | .delta_ns_lo <= $ns and $ns <= .delta_ns_hi]
| {inside: map(select(.)) | length, of: length}
