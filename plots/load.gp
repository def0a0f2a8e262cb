# SPDX-License-Identifier: BSD-2-Clause
#
# What an exit costs more than the base's, over what one load of an address
# space costs.

data = dir.'/load.tsv'
stats data using 1 nooutput
last = STATS_max
stats data using 4 nooutput
most = STATS_max
stats data using 7 nooutput
most_ratio = STATS_max
stats data using 6 nooutput
least_ratio = STATS_min

heading = 'A whole sole exit against the base, over the cost of an address-space load'
n = words(variants) - 1
key_rows = ceil(n/4.0)
height = 730 + 15*key_rows
load 'plots/style.gp'

set multiplot layout 2,1 margins screen 0.095,screen 0.975, \
    screen 82.0/height,screen 1-(50.0 + 15*key_rows)/height spacing screen 40.0/height
set key at screen 0.5,screen 1-40.0/height center top horizontal Left reverse \
    maxrows key_rows samplen 2.5 width -1 font ',11'
set xrange [-0.02*last:1.02*last]
if (surcharge > 0) {
	set arrow 1 from surcharge,graph 0 to surcharge,graph 1 nohead \
	    dt (3,4) lc rgb '#444444'
	set label 1 sprintf('dotted, %.0f ns: %s', surcharge, surcharge_is) \
	    at graph 0.98,graph 0.56 right font ',11'
}
# A log axis: loads make 4,000 ns of what fences make a tenth of one.  What is
# not dearer than the base by that much is in the lower panel alone.
set logscale y
set yrange [0.1:(most > 10 ? 3*most : 30)]
set ylabel 'ns per exit, more than the base' offset 0.5,0
plot for [i=2:words(variants)] data index i-2 using 1:2:3:4 \
    with yerrorlines lt i ps 0.7 title named(word(variants, i))

eval(once)
unset label 1
unset logscale y
set ylabel 'ratio to the base' offset 0.5,0
set xlabel 'ns per address-space load (measured at 0 ns; beyond it, loads times cost are added)' \
    offset 0,0.3
set object 1 rectangle from graph 0,first 1/bound to graph 1,first bound \
    behind fillcolor rgb '#e4e4e4' fillstyle solid noborder
set logscale y
set yrange [0.97*least_ratio:1.05*most_ratio]
if (most_ratio/least_ratio > 10) {
	set ytics (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
} else {
	set ytics (0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.5, 2, 2.5, 3, 4, 5)
}
plot for [i=2:words(variants)] data index i-2 using 1:5:6:7 \
    with yerrorlines lt i ps 0.7 notitle
unset multiplot
