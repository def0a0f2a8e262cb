# SPDX-License-Identifier: BSD-2-Clause
#
# The ceilings of the designs that are not wrong, over the number of CPUs, as a
# script for gnuplot: "panels", one for each number of visits to the busiest line,
# and for the i-th, counted from 1, its title_i, its designs_i and the data
#
#	$band_i		cpus  exits per us at either end of the band
#	$fair_i		cpus  exits per us, the line taken anew for each visit
#	$c_i_j		cpus  exits per us, the j-th design's ceiling
#	$m_i_j		cpus  exits per us, its storms as measured

include "gnuplot";
include "ceiling";

def cpus: 1, (range(4; 33) | pow(2; . / 4));
def data($name): "$\($name) << END", (.[] | map(tostring) | join("\t")), "END";

. as $run
| ($meta[0] | least("hammer").ns) as $s | ($meta[0] | least("take").ns) as $take
| ceilings($meta[0]; $anatomy[0]) | group_by(.visits)
| if . == [] then empty else
    "panels = \(length)",
    "here = \($s)", "take = \($take // 0)",
    (to_entries[] | (.key + 1) as $i | .value as $designs
    | $designs[0].visits as $v | ([$designs[].alone] | min) as $alone
    | "title_\($i) = \(if $v == 0 then "visits no line that others write"
	elif $v == 1 then "1 visit to the busiest line"
	else "\($v) visits to the busiest line" end | quoted)",
    "designs_\($i) = \([$designs[].variant] | join(" ") | quoted)",
    ([cpus | [., (band[] as $ns | at_most(.; $alone; $v; $ns))]]
	| data("band_\($i)")),
    ([cpus | [., at_most(.; $alone; $v; $take // 0)]] | data("fair_\($i)")),
    ($designs | to_entries[] | (.key + 1) as $j | .value as $d
	| ([cpus | [., at_most(.; $d.alone; $v; $s)]] | data("c_\($i)_\($j)")),
	([$d.points[] | [.cpus, .rate]] | data("m_\($i)_\($j)"))))
  end
