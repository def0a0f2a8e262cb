# SPDX-License-Identifier: BSD-2-Clause
#
# What each variant adds to a process's whole life, over the child's memory.

data = dir.'/forkexit.tsv'
n = words(forkexit_series)
stats data using 1 nooutput
memories = STATS_max + 1
heading = "What an exit path adds to a process's whole life (fork, exit, wait)"
key_rows = n <= 3 ? 1 : ceil(n/2.0)
height = 530 + 14*key_rows
load 'plots/style.gp'

set lmargin at screen 0.095
set rmargin at screen 0.985
set tmargin at screen 1-(50.0 + 14*key_rows)/height
set bmargin at screen 88.0/height
set key at screen 0.5,screen 1-38.0/height center top horizontal Left reverse \
    maxrows key_rows samplen 2.5 font ',11'
set xrange [-0.5:memories-0.5]
set offsets 0,0,graph 0.06,graph 0.06
# The whole band, so that one sees where it ends.
stats data using 3 nooutput
least = STATS_min
stats data using 4 nooutput
set yrange [(least < -1.2*bound_life ? 1.1*least : -1.3*bound_life): \
    (STATS_max > 1.2*bound_life ? 1.1*STATS_max : 1.3*bound_life)]
set xtics scale 0 ()
do for [i=0:memories-1] {
	stats data index 0 every ::i::i using (life = strcol(7)."\n".strcol(8), 0) nooutput
	set xtics add (life i)
}
set ylabel "ns more than the base's life, with interval" offset 0.5,0
set object 1 rectangle from graph 0,first -bound_life to \
    graph 1,first bound_life behind fillcolor rgb '#e4e4e4' fillstyle solid noborder
set label 1 sprintf('grey: within %d ns', bound_life) at graph 0.99,graph 0.03 right font ',10'
set arrow 1 from graph 0,first 0 to graph 1,first 0 nohead lc rgb '#222222' \
    lw 1.2
series(i) = word(forkexit_series, i)
beside(i) = (i - (n + 1)/2.0)*0.8/n
title_of(i) = type_of(series(i)) == 98 ? 'control: base again (99.9 %)' : \
    series(i) eq 'none' ? "none: the kernel's own exit alone" : \
    named(series(i))

# The percent stands on the side that is away from the line at 0, where there is room.
above(y) = n*memories <= 16 && y >= 0 ? y : NaN
below(y) = n*memories <= 16 && y < 0 ? y : NaN

plot for [i=1:n] data index i-1 using ($1 + beside(i)):2:3:4 \
	with yerrorbars lt type_of(series(i)) ps 1 title title_of(i), \
    for [i=1:n] data index i-1 using ($1 + beside(i)):(above($2)):6 \
	with labels left offset 0.8,0.6 font ',10' notitle, \
    for [i=1:n] data index i-1 using ($1 + beside(i)):(below($2)):6 \
	with labels left offset 0.8,-0.6 font ',10' notitle
