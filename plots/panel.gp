# SPDX-License-Identifier: BSD-2-Clause
#
# Every variant against the base, a colour and a point for each machine.

height = (7 + 9*machines)*rows + 110 + 16*machines
heading = 'Cost of an exit against the base, by machine'
load 'plots/style.gp'

set lmargin at screen 0.245
set rmargin at screen 0.965
set tmargin at screen 1-(42.0 + 16*machines)/height
set bmargin at screen 78.0/height
set key at screen 0.5,screen 1-36.0/height center top Left reverse \
    maxrows machines samplen 3 font ',11'
set logscale x
set xtics (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.4, 1.6, \
    2, 2.5, 3, 4, 5)
set xlabel 'ratio to the base, with its 95 % interval' offset 0,0.4
set xrange [lo:hi]
set yrange [rows-0.3:-0.7]
set ytics scale 0 font ',11'
set ytics ()
do for [k=1:rows] {
	set ytics add (value(sprintf('name_%d', k)) k-1)
	set label k value(sprintf('heading_%d', k)) at graph 0.01,first k-1 \
	    left font ':Bold,11'
}
set grid ytics
unset mxtics
set arrow 1 from 1,graph 0 to 1,graph 1 nohead lc rgb '#222222' lw 1.2

beside(m) = (m - (machines + 1)/2.0)*0.7/machines
plot for [m=1:machines] sprintf('$m%d', m) using 2:($1 + beside(m)):3:4 \
    with xerrorbars lt m ps 0.9 title value(sprintf('machine_%d', m))
