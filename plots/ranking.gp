# SPDX-License-Identifier: BSD-2-Clause
#
# The designs over ns, a panel for each scenario, coloured by whether they are
# right.

load dir.'/ranking.tsv'
n = words(panels)
height = 22*rows + 150
heading = 'Designs of vmspace_exit: ns of a whole exit, address-space load at 0 ns'
load 'plots/style.gp'

left = 0.30
gap = 0.03
panel = (0.985 - left - gap*(n - 1))/n
set tmargin at screen 1-86.0/height
set bmargin at screen 82.0/height
unset key
set yrange [rows-0.3:-0.7]
set ytics scale 0 font ',11'
set ytics ()
do for [k=1:rows] { set ytics add (value(sprintf('name_%d', k)) k-1) }
set grid xtics ytics
set xlabel 'ns' offset 0,0.4

# Four or so to a panel.
step(most) = most > 400 ? 200*ceil(most/1000) : most > 100 ? 100 : 20

array shape[4] = [2, 7, 8, 4]
array colour[4] = [0x000000, 0x009e73, 0xe69f00, 0xd55e00]
array is[4] = ['not verified', 'holds on every port', \
    'fails on some by atomic(9)', 'wrong']
array is_at[4] = [0.80, 0.18, 0.42, 0.70]
do for [i=1:4] {
	set label 10+i is[i] at screen is_at[i],screen 1-52.0/height left \
	    font ',11' offset 1,0 point pt shape[i] ps 1 lc rgb colour[i]
}

set multiplot
do for [i=1:n] {
	set lmargin at screen left + (i - 1)*(panel + gap)
	set rmargin at screen left + (i - 1)*(panel + gap) + panel
	set label 1 value(sprintf('title_%d', i)) at graph 0.5,graph 1.04 \
	    center font ':Bold,12'
	set xrange [0:1.08*value(sprintf('most_%d', i))]
	set xtics step(value(sprintf('most_%d', i)))
	plot '$'.word(panels, i) using 2:1:3:4:(colour[1+$5]) \
	    with xerrorbars pt 0 lw 1.6 lc rgb variable, \
	    '$'.word(panels, i) using 2:1:(shape[1+$5]):(colour[1+$5]) with points \
	    pt variable ps 1 lc rgb variable
	eval(once)
	unset ytics
	do for [k=1:4] { unset label 10+k }
}
unset multiplot
