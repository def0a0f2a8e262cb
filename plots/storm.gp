# SPDX-License-Identifier: BSD-2-Clause
#
# Exits per microsecond over the CPUs that exit at once, at a load of 0 ns and
# at a spun one.

data = dir.'/storm.tsv'
n = words(variants)
stats data using 2 nooutput
most = STATS_max
panels = STATS_blocks/n
heading = 'Storm: whole exits of all CPUs together, per microsecond'
height = panels > 1 ? 800 : 480
load 'plots/style.gp'

set multiplot layout panels,1 margins screen 0.085,screen 0.70, \
    screen 88.0/height,screen 1-45.0/height spacing screen 65.0/height
set key at graph 1.03,graph 0.98 left top Left reverse samplen 3.5 font ',11'
set ylabel 'exits per microsecond' offset 0.5,0
set logscale x 2
set xrange [0.85:1.18*most]
set xtics ()
do for [i=0:int(log(most)/log(2)+0.001)] { set xtics add (2**i) }
set yrange [0:*]

# Side by side, or their intervals hide each other.
beside(i) = 2**(0.022*(i - (n + 1)/2.0))

# A line between two points says no more than the points.
if (most > 2) { line = 'yerrorlines' } else { line = 'yerrorbars' }

do for [p=0:panels-1] {
	stats data index p*n using 1 nooutput
	set xlabel sprintf('CPUs, with an address-space load of %.0f ns%s', \
	    STATS_max, STATS_max > 0 ? ' (spun)' : '') offset 0,0.3
	plot for [i=1:n] data index p*n+i-1 using ($2*beside(i)):3:4:5 \
	    with @line lt i ps 0.8 title named(word(variants, i))
	eval(once)
}
unset multiplot
