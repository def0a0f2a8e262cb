# SPDX-License-Identifier: BSD-2-Clause
#
# Instructions of a sole exit in ring 0, a panel for each port, with the loads
# of address spaces beside them: a load is one instruction here and some hundred
# cycles on hardware, so no bar shows it.

n = words(ports)
height = 24*rows + 150
heading = 'Instructions of a sole exit in ring 0, and its address-space loads'
load 'plots/style.gp'

left = 0.225
gap = 0.02
panel = (0.985 - left - gap*(n - 1))/n
set tmargin at screen 1-86.0/height
set bmargin at screen 82.0/height
unset key
# What stands beside a bar is half as wide as the longest.
set xrange [0:(n > 1 ? 1.45 : 1.25)*most]
set yrange [rows-0.3:-0.7]
set ytics scale 0 font ',11'
set ytics ()
do for [k=1:rows] { set ytics add (named(word(variants, k)) k-1) }
unset mxtics
set grid xtics noytics
set xlabel 'instructions' offset 0,0.4

# Hatched is wrong, in colour and without.
sound(is_wrong, x) = is_wrong == 0 ? x : NaN
unsound(is_wrong, x) = is_wrong == 1 ? x : NaN
blue = 0x0072b2
pale = 0x9ecae1
thick = 0.36

# By hand: gnuplot's own key has a row for each in a chart of two panels.
array word_at[3] = [left, left + 0.2, left + 0.48]
array is[3] = ['vmspace_exit alone', 'leaving the CPU, the reaping', \
    'hatched: a wrong design']
do for [i=1:3] {
	set object i rectangle from screen word_at[i],screen 1-58.0/height \
	    to screen word_at[i] + 0.025,screen 1-47.0/height \
	    fillcolor rgb (i == 2 ? pale : blue)
	set label 10+i is[i] at screen word_at[i] + 0.033,screen 1-52.0/height \
	    left font ',11'
}
set object 1 fillstyle solid 1 noborder
set object 2 fillstyle solid 1 noborder
set object 3 fillstyle pattern 4

set multiplot
do for [i=1:n] {
	port = word(ports, i)
	set lmargin at screen left + (i - 1)*(panel + gap)
	set rmargin at screen left + (i - 1)*(panel + gap) + panel
	set label 1 port at graph 0.5,graph 1.04 center font ':Bold,12'
	plot '$'.port using (sound($4, 0)):1:(0):2:($1-thick):($1+thick) \
	    with boxxyerror fs solid 1 noborder fc rgb blue, \
	    '$'.port using (sound($4, 0)):1:2:3:($1-thick):($1+thick) \
	    with boxxyerror fs solid 1 noborder fc rgb pale, \
	    '$'.port using (unsound($4, 0)):1:(0):2:($1-thick):($1+thick) \
	    with boxxyerror fs pattern 4 dt 1 fc rgb blue, \
	    '$'.port using (unsound($4, 0)):1:2:3:($1-thick):($1+thick) \
	    with boxxyerror fs pattern 4 dt 1 fc rgb pale, \
	    '$'.port using ($3 == $3 ? $3 : 0):1:6 with labels left \
	    offset 0.6,0 font ',10' textcolor rgb '#222222'
	eval(once)
	unset ytics
	do for [k=1:3] { unset object k; unset label 10+k }
}
unset multiplot
