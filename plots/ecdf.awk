# SPDX-License-Identifier: BSD-2-Clause
#
# From samples that are sorted by variant and time to the quantiles of each: a
# block for every variant of the list, in its order, with two empty lines
# between.
#
#	awk -v variants="a b c" -f plots/ecdf.awk
#
# Reads a raw file's lines and prints lines of: ns, quantile.  200 points for
# the body and 100 for the slowest 5 %: an SVG with every sample has megabytes.

function print_quantile(v, q) {
	printf("%s\t%s\n", ns[v, 1 + int(q * (count[v] - 1))], q)
}

BEGIN {
	FS = "\t"
	wanted = split(variants, variant, " ")
}

{
	ns[$5, ++count[$5]] = $6
}

END {
	for (k = 1; k <= wanted; k++) {
		v = variant[k]
		if (k > 1)
			printf("\n\n")
		if (count[v] == 0) {
			print "NaN\tNaN"
			continue
		}
		for (i = 0; i <= 200; i++)
			print_quantile(v, 0.95 * i / 200)
		for (i = 1; i <= 100; i++)
			print_quantile(v, 0.95 + 0.05 * i / 100)
	}
}
