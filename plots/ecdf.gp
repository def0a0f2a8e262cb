# SPDX-License-Identifier: BSD-2-Clause
#
# How the times of a sole exit are distributed: all samples, so tails too.

array part[2] = ['inline', 'whole']
array what[2] = ['vmspace_exit alone', 'whole exit']
array lo[2]
array hi[2]

# The slowest two percent, where the machine did something else, are cut off.
file(i) = dir.'/ecdf.'.part[i].'.tsv'
do for [i=1:2] {
	stats file(i) using ($2 <= 0.98 ? $1 : NaN) nooutput
	lo[i] = STATS_min - 0.02*(STATS_max - STATS_min)
	hi[i] = STATS_max
}

heading = 'Times of a sole exit: share of the samples that took at most so long'
height = 760
load 'plots/style.gp'

set multiplot layout 2,1 margins screen 0.085,screen 0.975, \
    screen 82.0/height,screen 1-45.0/height spacing screen 65.0/height
set key at graph 0.98,graph 0.08 right bottom Left reverse samplen 4 \
    font ',11'
set yrange [0:1.005]
set ytics 0.25
set ylabel 'share of all samples' offset 1,0

do for [i=1:2] {
	set xrange [lo[i]:hi[i]]
	set xlabel what[i].', ns per exit (a sample: the mean of a block)' \
	    offset 0,0.3
	plot for [k=1:words(variants)] file(i) index k-1 using 1:2 \
	    with linespoints lt k lw 1.8 ps 0.6 \
	    pointinterval 37 title named(word(variants, k))
	eval(once)
}
unset multiplot
