# SPDX-License-Identifier: BSD-2-Clause
#
# Samples in the order in which they were taken: drift shows here.

samples = dir.'/order.samples.tsv'
medians = dir.'/order.tsv'
n = words(order_series)
stats medians using 1:2 nooutput
last = ceil(STATS_max_x)
top = 1.3*STATS_max_y
bottom = 0.93*STATS_min_y
stats samples using 2 nooutput
shown = STATS_records
stats samples using ($2 > top ? $2 : NaN) nooutput
above = STATS_records

heading = 'Whole sole exits in the order of the run'
height = 520
load 'plots/style.gp'

set lmargin at screen 0.085
set rmargin at screen 0.985
set tmargin at screen 1-68.0/height
set bmargin at screen 80.0/height
set key at screen 0.5,screen 1-38.0/height center top horizontal Left reverse maxrows 1 \
    font ',11' samplen 3
set xrange [0:last]
set xtics ceil(last/16.0)
set yrange [bottom:top]
set xlabel sprintf('invocation (%d of the %d samples drawn lie above the chart)', \
    above, shown) offset 0,0.3
set ylabel 'ns per exit' offset 0.3,0
series(i) = word(order_series, i)
title_of(i) = type_of(series(i)) == 98 ? 'control: base again' : \
    named(series(i))

plot for [i=1:n] samples index i-1 using 1:2 with points \
	lt type_of(series(i)) ps 0.35 notitle, \
    for [i=1:n] medians index i-1 using 1:2 with linespoints \
	lt type_of(series(i)) ps 1 title title_of(i)
