# SPDX-License-Identifier: BSD-2-Clause
#
# After pieces.awk: a kernel's file as a variant, on standard output, and what
# to say of it on "notes".  Reads what kernel.h is, preprocessed.
#
#	functions	what a variant may define
#	defaults	the files that define those that it does not
#	source, origin	the kernel's file, and what to call it

{ note_known($0) }

# A function from its name on: "static" is no difference.
function from_name(tag, k,	s) {
	s = code_of(tag, k)
	match(s, /[a-z_0-9]+\(.*/)
	return (substr(s, RSTART))
}

function note(s) { print s >notes }

# What a piece calls that neither kernel.h nor the file's own part gives; what is
# in an #if block may not even be compiled.
function unknown_calls(k,	i, j, s, ifs, name, found, ours) {
	found = ""
	ifs = within["s", k] != " "
	for (i = first["s", k]; i <= last["s", k]; i++) {
		s = code["s", i]
		if (s ~ /^[ \t]*#[ \t]*if/)
			ifs++
		if (s ~ /^[ \t]*#[ \t]*endif/)
			ifs--
		while (!ifs && match(s, /[A-Za-z_][A-Za-z_0-9]*\(/)) {
			name = substr(s, RSTART, RLENGTH - 1)
			s = substr(s, RSTART + RLENGTH)
			ours = name in known || index(" " functions found \
			    "if while for switch return sizeof defined ", " " name " ")
			for (j = 1; !ours && j <= n_pieces["s"]; j++)
				ours = own["s", j] && has_name("s", j, name)
			if (!ours)
				found = found name " "
		}
	}
	return (found)
}

END {
	n = split(defaults, list, " ")
	for (j = 1; j <= n; j++) {
		read_pieces(list[j], "d" j)
		for (k = 1; k <= n_pieces["d" j]; k++)
			if (kind["d" j, k] == "function")
				stock[from_name("d" j, k)] = 1
	}
	read_pieces(source, "s")
	if (!find_function("s", "vmspace_exit")) {
		note(origin " has no vmspace_exit() in column 0: FreeBSD has it in" \
		    " sys/vm/vm_map.c; for a kernel without one see README.md, Add a variant")
		exit 2
	}
	n = split(functions, list, " ")
	for (j = 1; j <= n; j++) {
		if (!(k = find_function("s", list[j])))
			continue
		if (twice["s", list[j]])
			note("left out: " list[j] "(), which is there twice")
		else if (from_name("s", k) in stock)
			note("left out: " list[j] "(), which is as in sys/vm")
		else if (list[j] != "vmspace_exit" && unknown_calls(k) != "")
			note("left out: " list[j] "(), for kernel.h has no " unknown_calls(k))
		else
			need("s", k)
	}
	printf "/*-\n * "
	for (i = 1; i < last["s", 1] && text["s", i] !~ /SPDX/; i++)
		;
	if (match(text["s", i], /SPDX.*[^ *\/]/))
		print substr(text["s", i], RSTART, RLENGTH)
	else
		print "Under the licence of the file that it was taken from."
	print " */\n\n#include \"kernel.h\"\n"
	for (k = 1; k <= n_pieces["s"]; k++) {
		name = substr(names["s", k], 2)
		sub(/ .*/, "", name)
		if (needed["s", k]) {
			gap("s", before, k)
			put("s", k)
			before = k
			if (kind["s", k] == "function") {
				took = took " " name "()"
				if (unknown_calls(k) != "")
					note("to be mended: " name "() calls what kernel.h has not: " unknown_calls(k))
			}
		} else if (own["s", k] && mentioned[name] &&
		    !index(" " functions, " " name " ")) {
			note("left out: " name ", for kernel.h has its own")
			mentioned[name] = 0
		}
	}
	print "\nVARIANT(\"as the " (origin ~ / with / ? "diff" : "tree") " has it\", \"" \
	    origin "\",\n    \"open\");"
	note("took:" took)
}
