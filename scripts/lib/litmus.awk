# SPDX-License-Identifier: BSD-2-Clause
#
# A litmus file as the tests it stands for, one for each set of fences that it
# expects something of: written to the directory OUT, and a line for each on
# standard output (test, fences, verdict, model, premise, file; tabs between).
#
# In a test with the fences F, a cell marked "(*f*)" stays if f is in F and
# goes if not; of a cell marked "(*f OTHER*)", OTHER is left.

function die(what) {
	print FILENAME ": " what >"/dev/stderr"
	bad = 1
	exit 1
}

# The cell as it is with the fences on[].
function with_fences(cell, at, mark, name, other) {
	if (!(at = match(cell, /\(\*[a-z_]+( [^*]*)?\*\)/)))
		return cell
	mark = name = substr(cell, at + 2, RLENGTH - 4)
	sub(/ .*/, "", name)
	marked[name] = 1
	if (name in on)
		return cell
	other = substr(mark, length(name) + 1)
	return other == "" ? " " : other
}

function line_with_fences(line, n, cell, i) {
	if (!sub(/;[ \t]*$/, "", line))
		return line
	n = split(line, cell, "|")
	line = with_fences(cell[1])
	for (i = 2; i <= n; i++)
		line = line "|" with_fences(cell[i])
	return line ";"
}

function write_test(verdict, fences, n, name, i, file, text) {
	split("", on)
	split("", marked)
	n = fences == "none" ? 0 : split(fences, name, "+")
	for (i = 1; i <= n; i++)
		on[name[i]] = 1
	text = line[1] "\n"
	for (i = 2; i <= NR; i++)
		text = text line_with_fences(line[i]) "\n"
	for (i in on)
		if (!(i in marked))
			die("no cell is marked \"(*" i "*)\"")
	file = OUT "/" title "." fences ".litmus"
	printf "%s", text >file
	close(file)
	print title "\t" fences "\t" verdict "\t" model "\t" premise "\t" file
}

{ line[NR] = $0 }

NR == 1 {
	title = $2
	base = FILENAME
	sub(/.*\//, "", base)
	if (base != title ".litmus")
		die("the test is called " title)
	if (title !~ /^[a-z0-9]+-(amd64|arm64|riscv)-[a-z0-9]+$/)
		die("its name is no question-arch-atomics")
}

$1 == "expect" {
	verdict = $2
	if (!sub(/:$/, "", verdict) || verdict !~ /^(Always|Sometimes|Never)$/)
		die("\"" $2 "\" is no verdict; there are Always: Sometimes: Never:")
	seen[verdict] = 1
	sub(/.*: */, "")
	n = split($0, item, /, */)
	for (i = 1; i <= n; i++)
		expected[++tests] = verdict " " item[i]
}

$1 == "premise" {
	premise = $0
	sub(/^ *premise */, "", premise)
	sub(/ *\*\)$/, "", premise)
	model = date = premise
	sub(/; .*/, "", premise)
	sub(/.*; /, "", model)
	if (model !~ /^[a-z0-9]+\.cat, herd7 [0-9.+]+, 20[0-9][0-9]-[01][0-9]-[0-3][0-9]$/)
		die("no \"; model.cat, herd7 version, yyyy-mm-dd\" after the premise")
	sub(/,.*/, "", model)
}

END {
	if (bad)
		exit 1
	if (tests == 0)
		die("expects nothing: no line \"expect Never: fences\"")
	if (!("Never" in seen) || !("Sometimes" in seen))
		die("has no mutant: one set of fences must be Never, one Sometimes")
	if (premise == "")
		die("has no line \"premise condition; model, version, date\"")
	for (i = 1; i <= tests; i++) {
		split(expected[i], item, " ")
		write_test(item[1], item[2])
	}
}
