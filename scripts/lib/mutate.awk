# SPDX-License-Identifier: BSD-2-Clause
#
# Lists the mutants of a C file, one a line: the number of the line that is
# changed, its function, the rule, and what takes its place, with \n for an end of line; the
# fields are divided by "|".  Only function bodies are touched.

function indent(s) { match(s, /^\t+/); return (RLENGTH) }

function statement(s) {
	return (s ~ /^\t+[^\t].*;$/ && s !~ /^\t+(return|break|continue|[a-z_]+( [a-z_]+)* \*?[a-z_, *]+;|\})/ && (s ~ /\(.*\);$/ || s ~ / = /))
}

function emit(n, rule, text) { print n "|" fn[n] "|" rule "|" text }

# Every place where one text stands, replaced by another, one place at a time.
function each(n, rule, s, from, to,	at, before, rest) {
	before = ""
	rest = s
	while ((at = index(rest, from)) > 0) {
		emit(n, rule, before substr(rest, 1, at - 1) to substr(rest, at + length(from)))
		before = before substr(rest, 1, at + length(from) - 1)
		rest = substr(rest, at + length(from))
	}
}

{ line[NR] = $0 }
match($0, /^[a-z_0-9]+\(/) { name = substr($0, 1, RLENGTH - 1) }
{ fn[NR] = name }

END {
	for (i = 1; i <= NR; i++) {
		s = line[i]
		if (s == "{") body = 1
		if (s == "}") body = 0
		if (!body || s ~ /^[ \t]*(\/?\*|KASSERT|KTR_EVENT|\()/ || s ~ /PROC_VMSPACE|mtx_init/)
			continue
		if (statement(s)) {
			emit(i, "dropped", "\t;")
			if (s ~ /(refcount_|atomic_(add|fetchadd))/)
				emit(i, "twice", s "\\n" s)
			if (statement(line[i + 1]) && line[i + 1] !~ /PROC_VMSPACE/ && indent(s) == indent(line[i + 1]))
				emit(i, "swapped", line[i + 1] "\\n" s)
		}
		if (s ~ /(if|while) \(/) {
			each(i, "inverted", s, " == ", " != ")
			each(i, "inverted", s, " != ", " == ")
			each(i, "inverted", s, " > ", " <= ")
			each(i, "inverted", s, "if (!", "if (")
			if (s ~ /if \([a-z_]+(\(.*\))?\)$/)
				each(i, "inverted", s, "if (", "if (!")
			each(i, "off by one", s, " > 1", " > 0")
			each(i, "off by one", s, " != 1)", " != 2)")
			each(i, "off by one", s, " == 0", " == 1")
		}
		each(i, "off by one", s, ", 1)", ", 2)")
		each(i, "off by one", s, ", -1)", ", -2)")
		each(i, "off by one", s, " - 1)", " - 2)")
		each(i, "off by one", s, " + 1)", " + 2)")
		each(i, "weakened", s, "_rel_int(", "_int(")
		each(i, "weakened", s, "fence_rel(", "fence_acq(")
		each(i, "weakened", s, "fence_acq(", "fence_rel(")
	}
}
