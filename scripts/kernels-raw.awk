# SPDX-License-Identifier: BSD-2-Clause
#
# The lives of one sample's three boots as bench/stat reads them: life i of each
# is row i.  Writes dir/CELL/00001.tsv, and so on.
#
#	awk -v bench= -v dir= -v arch= -v invocation= -v note= -f kernels-raw.awk A B A.copy
#
# Exit status 1, and a line, where the boots did not live the same lives.

function cell(sharing, memory, span, scenario, name) {
	scenario = sharing == "fork" ? "sole" : "shared"
	name = dir "/" bench "." scenario ".whole.c1.l0.memory-" memory \
	    ".sharing-" sharing ".span-" span
	system("mkdir -p '" name "'")
	name = name sprintf("/%05d.tsv", invocation)
	print "# exitlab-raw 2\n# cell {\"bench\":\"" bench "\"," \
	    "\"arch\":\"" arch "\",\"scenario\":\"" scenario "\"," \
	    "\"part\":\"whole\",\"cpus\":1,\"load_ns\":0,\"params\":{" \
	    "\"memory\":\"" memory "\",\"sharing\":\"" sharing "\"," \
	    "\"span\":\"" span "\"}}\n# invocation " invocation " " note \
	    "\n# columns invocation time_s row position variant ns cpu_ns" >name
	return name
}
function block(sharing, memory, span, name, row, b) {
	name = cell(sharing, memory, span)
	for (row = 0; row < rows; row++)
		for (b = 1; b <= boots; b++)
			printf "%d\t0\t%d\t%d\t%s\t%.7g\t-\n", invocation, row,
			    b - 1, variant[b], took[b, sharing, memory, span,
			    row] * tick[b] >>name
	print "# end" >>name
	close(name)
}

FNR == 1 {
	boots++
	variant[boots] = FILENAME
	sub(/.*\//, "", variant[boots])
}
{ sub(/\r$/, "") }
# A tick: 1 instruction on amd64, 16 on arm64, whose clock counts no finer; as time,
# by a nap of a second.
$1 == "clock" { tick[boots] = bench == "kernels" ? int($2 / $3 + 0.5) : 1e9 / $4 }
$1 == "life" && NF == 7 {
	took[boots, $2, $3, "life", $4] = $6
	took[boots, $2, $3, "exit", $4] = $7
	seen[boots]++
}
$1 == "end" { if (boots == 1) rows = $2 }
END {
	for (b = 1; b <= boots; b++)
		if (seen[b] != 4 * rows || rows == 0 || !tick[b]) {
			print variant[b] ": its console lost lines" >"/dev/stderr"
			exit 1
		}
	# Six comparisons are what eight boots can resolve.
	block("fork", "none", "life")
	block("fork", "none", "exit")
	block("fork", "1m", "life")
	block("fork", "1m", "exit")
	block("vfork", "none", "exit")
	block("vm", "none", "exit")
}
