# SPDX-License-Identifier: BSD-2-Clause
#
# The ceiling: what no number of CPUs can exceed.

include "figures";
include "text";
include "run";

# Exits per microsecond of $n CPUs at most.  None is faster than alone ($alone ns
# an exit), and where two or more meet, the line that an exit visits most often,
# $visits times, bears no more than a visit in $ns: the utilization law (P. J.
# Denning and J. P. Buzen, "The operational analysis of queueing network models",
# Comput. Surv. 10, 1978).
def at_most($n; $alone; $visits; $ns):
    [1000 * $n / $alone, if $n > 1 and $visits * $ns > 0 then
	1000 / ($visits * $ns) else infinite end] | min;

# The number of CPUs beyond which that does not grow; null if it always does.
def stops_at($alone; $visits; $ns):
    if $visits * $ns > 0 then [1, $alone / ($visits * $ns)] | max
    else null end;

# The least of meta.json (the input) over the ways in which two PUs lie to each other.
def least($what): [.lines.transfers[]?[$what] | select(.ns != null)] | min_by(.ns);

# Visits of an exit in a storm, and of the arrival that is timed with it, to the line
# of vmspace0's that has most of them; null if nobody counted.
def visits($meta; $anatomy; $v):
    [$anatomy.operations[] | select(.scenario == "storm" and .variant == $v
	and .part == "whole" and (.next // "idle") == $meta.settings.next)
	| .busiest_line_visits | numbers] | max;

# What the run (the input) measured in storms of whole exits, loads free, of each
# design that is not wrong: {variant, visits, alone, points: [{cpus, rate, most,
# above}]}.  A point is above its ceiling if its whole interval is.
def ceilings($meta; $anatomy):
    . as $run | ($meta | least("hammer")) as $s
    | if $s == null then [] else
    [variants_of[] | select(is_wrong($meta; .) | not) | . as $v
	| [$run.absolute[] | select(.bench == "micro" and .scenario == "storm"
	    and .part == "whole" and .load_ns == 0 and .variant == $v)]
	| sort_by(.cpus) | select(.[0].cpus == 1) | . as $storm
	| {variant: $v, alone: .[0].ns, visits: visits($meta; $anatomy; $v)}
	| select(.visits != null) | . as $d
	| .points = [$storm[] | {cpus, rate: (1000 * .cpus / .ns),
	    most: at_most(.cpus; $d.alone; $d.visits; $s.ns),
	    above: (1000 * .cpus / (.ns_hi // .ns) > at_most(.cpus;
		$storm[0].ns_lo // $d.alone; $d.visits; $s.ns_lo // $s.ns))}]]
    end;

# The ends of the band, ns a visit: what other machines are known to take.
def band: [20, 200];

def stops_text($d; $ns):
    stops_at($d.alone; $d.visits; $ns)
    | if . == null then "never" else fixed(1) end;

def ceiling_table($meta; $anatomy):
    ($meta | least("hammer").ns) as $here
    | ceilings($meta; $anatomy)
    | sort_by([.visits, .alone])
    | map(. as $d | .points[-1] as $p | [named($meta; .variant), .visits,
	(.alone | sig3), (($here, band[]) | stops_text($d; .)),
	(if $p.cpus == 1 then "", "", ""
	else ($p.rate | sig3), ($p.most | sig3),
	    "\(100 * $p.rate / $p.most | fixed(0)) %"
	    + if any($d.points[]; .above) then " **above**" else "" end end)])
    | table(["design", "visits", "alone, ns", "stops at, here",
	"at \(band[0]) ns", "at \(band[1]) ns",
	"storm measured, per us", "its ceiling", "of it"]);
