# SPDX-License-Identifier: BSD-2-Clause
#
# Every variant against the base, with its interval: the chart to read first.

data = dir.'/forest.tsv'
stats data using 1 nooutput
rows = STATS_max + 1
stats data using 4 nooutput
lo = STATS_min
stats data using 5 nooutput
hi = STATS_max

# 16 px a row, and the room for title, key and caption.
height = 16*rows + 150
heading = 'Cost of an exit against the base (address-space load at 0 ns)'
load 'plots/style.gp'

unset key
set lmargin at screen 0.245
set rmargin at screen 0.765
set tmargin at screen 1-72.0/height
set bmargin at screen 78.0/height

# A ratio below 0.01 or above 5 is cut off; its ns stand at the right.
set logscale x
x_lo = lo < 0.01 ? 0.01 : lo > 0.92 ? 0.9 : 0.97*lo
x_hi = hi > 5 ? 5 : hi < 1.08 ? 1.1 : 1.03*hi
set xrange [x_lo:x_hi]
set xtics (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.4, 1.6, \
    2, 2.5, 3, 4, 5)
set xlabel 'ratio to the base, with its 95 % interval (control: 99.9 %)' \
    offset 0,0.4
set yrange [rows-0.3:-0.7]
set ytics scale 0 font ',11'
set grid ytics
unset mxtics

set object 1 rectangle from 1/bound,graph 0 to bound,graph 1 behind \
    fillcolor rgb '#e4e4e4' fillstyle solid noborder
set arrow 1 from 1,graph 0 to 1,graph 1 nohead lc rgb '#222222' lw 1.2

# By kind; a colour for the sign, a hollow point within the bound.
kinds = 7
array shape[7] = [4, 6, 9, 11, 2, 8, 10]
array colour[7] = [0x777777, 0x009e73, 0xd55e00, 0x0072b2, 0x000000, \
    0xd55e00, 0x0072b2]
array word[7] = ['control', 'none seen, within the bound', 'slower', 'faster', \
    'unresolved', 'slower, within', 'faster, within']
array word_at[7] = [0.03, 0.12, 0.375, 0.605, 0.85, 0.465, 0.695]
do for [i=1:kinds] {
	set label 10+i word[i] at screen word_at[i],screen 1-52.0/height \
	    left font ',11' offset 1,0 \
	    point pt shape[i] ps 1 lc rgb colour[i]
}
# The headings stand on white, over the line at 1.
set style textbox opaque noborder fillcolor rgb 'white' margins 0.3,0.1
row_is(kind) = kind > 0
hue(kind) = colour[kind > 0 ? kind : 1]

plot data using 3:1:4:5:(hue($2)):ytic(row_is($2) ? strcol(6) : '') \
	with xerrorbars pt 0 lw 1.6 lc rgb variable notitle, \
    data using 3:1:(shape[row_is($2) ? int($2) : 1]):(hue($2)) \
	with points pt variable ps 1 lc rgb variable notitle, \
    data using (x_lo):(row_is($2) ? NaN : $1):6 with labels left \
	boxed offset 0.5,0 font ':Bold,11' notitle, \
    data using (x_hi):(row_is($2) ? $1 : NaN):7 with labels left \
	offset 0.8,0 font ',10' textcolor rgb '#222222' notitle
