# SPDX-License-Identifier: BSD-2-Clause
#
# The samples of a few variants in run order, from a cell's raw files: a block
# for each of the list, with two empty lines between.
#
#	awk -v variants="a b c" -f plots/order.awk
#
# Prints lines of: when, ns.  "When" counts invocations, with the part of the
# invocation's rows that had run.  At most 40 rows of an invocation: more would
# not be seen, and make the SVG large.

function flush_invocation(	every, i) {
	every = int(last / 40) + 1
	for (i = 1; i <= n; i++)
		if (row[i] % every == 0)
			line[of[i]] = line[of[i]] sprintf("%.4f\t%s\n", \
			    invocations + row[i] / (last + 1), ns[i])
	invocations++
	n = last = 0
}

BEGIN {
	FS = "\t"
	wanted = split(variants, variant, " ")
	for (k = 1; k <= wanted; k++)
		is_wanted[variant[k]] = 1
}

/^# end/ {
	flush_invocation()
}

!/^#/ {
	if ($3 + 0 > last)
		last = $3 + 0
	if ($5 in is_wanted) {
		of[++n] = $5
		row[n] = $3
		ns[n] = $6
	}
}

END {
	for (k = 1; k <= wanted; k++)
		printf("%s%s", k > 1 ? "\n\n" : "", line[variant[k]])
}
