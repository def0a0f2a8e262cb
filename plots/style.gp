# SPDX-License-Identifier: BSD-2-Clause
#
# What all charts share.  Set before it is loaded: "format" (png or svg),
# "output", "heading", "height" (in px of a chart that is 840 px wide), and a
# run's variables, as plots/vars.jq writes them.

# A review shows a picture some 800 px wide.  PNG has twice the pixels, so that
# it stays sharp; a font of 12 px is then still read.
width = 840
if (format eq 'png') {
	set terminal pngcairo size 2*width,2*height fontscale 1.5 \
	    linewidth 2 pointscale 2 font 'Sans,12' background rgb 'white' \
	    noenhanced
} else {
	set terminal svg size width,height font 'Arial,12' \
	    background rgb 'white' noenhanced
}
set output output

# Eight colours safe for the colour-blind (gnuplot's podo, but grey for its yellow,
# which does not show on white), each in three widths, with points of two shapes, and
# dashes for print and for eyes that see no colour at all.
colour = '#000000 #e69f00 #56b4e9 #009e73 #777777 #0072b2 #d55e00 #cc79a7'
point = '7 9 5 11 13 8 6 4 8 6 10 4 12 7 5 9'
dash = '1 14,6 14,5,3,5 7,5 3,4 24,6 10,4,3,4,3,4 7,2'
width_of = '1.6 2.8 0.9'
do for [i=1:24] {
	k = (i - 1)%8 + 1
	eval(sprintf("set linetype %d lw %s lc rgb '%s' pt %s dt %s", i, \
	    word(width_of, (i - 1)/8 + 1), word(colour, k), \
	    word(point, (i - 1)%16 + 1), k == 1 ? '1' : \
	    '('.word(dash, k).')'))
}

# Beside the variants: a copy of the base, and the kernel's own exit alone.
set linetype 98 lw 1.6 dt (3,6) pt 2 lc rgb '#777777'
set linetype 99 lw 1.6 dt 1 pt 1 lc rgb '#333333'

set border 3 lc rgb '#444444'
set format '%g'
set tics nomirror textcolor rgb '#222222'
set grid lc rgb '#d8d8d8' lw 0.8 dt 1
set encoding utf8

# What it is; where it comes from, at the foot; whether it counts, across it.
set label 1000 heading at screen 0.5,screen 1-20.0/height center font ',15'
set label 1001 caption_1 at screen 0.012,screen 28.0/height left \
    font ',10' textcolor rgb '#555555'
set label 1002 caption_2 at screen 0.012,screen 12.0/height left \
    font ',10' textcolor rgb '#555555'
if (is_void) {
	set label 1003 'VOID: a control moved' at screen 0.5,screen 0.5 \
	    center rotate by 25 font ',48' textcolor rgb '#60d55e00' front
}

# A variant as a key prints it, and its colour, dash and point.
named(name) = name.(strstrt(wrong, ' '.name.' ') > 0 ? ' (wrong)' : '')
place(name) = sum [i=1:words(variants)] (word(variants, i) eq name ? i : 0)
type_of(name) = place(name) > 0 ? place(name) : name eq 'none' ? 99 : 98

# What only the first panel of several shows.
once = 'unset label 1000; unset label 1003; unset key'
