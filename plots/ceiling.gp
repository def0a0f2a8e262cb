# SPDX-License-Identifier: BSD-2-Clause
#
# What no number of CPUs can exceed, with the storms that were measured.

load dir.'/ceiling.tsv'
rows = (panels + 1)/2
height = 300*rows + 110
heading = 'Ceiling: exits per microsecond of all CPUs together, whole exits'
load 'plots/style.gp'

set label 1 sprintf("Lines: ceilings, no predictions, at %.3g ns a visit to a line that two CPUs want, as measured here. Shaded: at 20 to 200 ns.", \
    here) at screen 0.012,screen 1-44.0/height left font ',11'
set label 2 sprintf("Points: storms, measured. Dotted: if the line changed hands at each visit (%.3g ns); a core does several operations before it lets go.", \
    take) at screen 0.012,screen 1-60.0/height left font ",11"
set logscale xy 2
set logscale y 10
set xrange [0.85:256*1.2]
set yrange [1:10000]
set xtics ()
do for [i=0:8:2] { set xtics add (2**i) }
set key top left Left reverse samplen 2.5 font ',10'

set multiplot layout rows,2 margins screen 0.075,screen 0.985, \
    screen 82.0/height,screen 1-95.0/height spacing screen 0.075,screen 75.0/height
do for [p=1:panels] {
	names = value(sprintf('designs_%d', p))
	set label 3 value(sprintf('title_%d', p)) at graph 0.5,graph 1.05 \
	    center font ':Bold,12'
	set xlabel 'CPUs' offset 0,0.4
	set ylabel 'exits per microsecond' offset 0.5,0
	plot sprintf('$band_%d', p) using 1:2:3 with filledcurves notitle \
	    fc rgb '#e4e4ec', \
	    sprintf('$fair_%d', p) with lines notitle lw 1.2 dt (2,4) \
	    lc rgb '#888888', \
	    for [j=1:words(names)] sprintf('$c_%d_%d', p, j) with lines \
	    lt type_of(word(names, j)) title word(names, j), \
	    for [j=1:words(names)] sprintf('$m_%d_%d', p, j) with points \
	    lt type_of(word(names, j)) ps 1 notitle
	unset label 1; unset label 2; unset label 1000; unset label 1003
}
unset multiplot
