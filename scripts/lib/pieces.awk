# SPDX-License-Identifier: BSD-2-Clause
#
# A C file as its top-level pieces: read_pieces(file, tag) leaves
#
#	text[tag, i]	line i, less a carriage return, which is in eol[tag]
#	code[tag, i]	the same without comments, strings emptied
#	n_pieces[tag]
#	first[tag, k], last[tag, k]	the lines of piece k
#	kind[tag, k]	blank, comment, directive, function or other
#	names[tag, k]	what it defines or declares, between blanks
#	own[tag, k]	whether it is for this file alone
#	within[tag, k]	the #if directives around it, as pieces
#	block[tag, k]	of an #if, #else or #endif: the piece that is its #if
#
# and need(tag, k) marks in needed[tag, k] a piece and what it uses.
#
# style(9) is leant on where counting fails: a function ends at the "}" in
# column 0, whatever its #if blocks do to the braces.

# Comments become a blank, strings and characters "".
function strip(s,	out, token) {
	out = ""
	while (s != "") {
		if (in_comment) {
			if (!match(s, /\*\//))
				return (out)
			in_comment = 0
			out = out " "
		} else {
			if (!match(s, /\/\*|\/\/|"([^"\\]|\\.)*"|'([^'\\]|\\.)*'/))
				return (out s)
			token = substr(s, RSTART, 2)
			out = out substr(s, 1, RSTART - 1)
			if (token == "//")
				return (out)
			if (token == "/*")
				in_comment = 1
			else
				out = out "\"\""
		}
		s = substr(s, RSTART + RLENGTH)
	}
	return (out)
}

# What a #define defines; "" for any other line.
function defined(s) {
	if (!sub(/^[ \t]*#[ \t]*define[ \t]+/, "", s) || !match(s, /^[A-Za-z_0-9]+/))
		return ("")
	return (substr(s, 1, RLENGTH))
}

# The names in s that something of "after" follows, each with a blank.
function names_before(after, s,	found, name) {
	found = ""
	while (match(s, "[A-Za-z_][A-Za-z_0-9]*[ \t\n]*[" after "]")) {
		name = substr(s, RSTART, RLENGTH - 1)
		s = substr(s, RSTART + RLENGTH)
		sub(/[ \t\n]+$/, "", name)
		found = found name " "
	}
	return (found)
}

# Brackets become "#", with all that is in them.
function without_brackets(s) {
	while (sub(/\([^()]*\)/, "#", s))
		;
	gsub(/__[a-z]+__#/, "", s)
	return (s)
}

function add_piece(tag, i, what,	k) {
	k = ++n_pieces[tag]
	first[tag, k] = last[tag, k] = i
	kind[tag, k] = what
	names[tag, k] = " "
	within[tag, k] = open_ifs
	return (k)
}

# A directive between pieces: what it defines, or the #if block that it is of.
function note_directive(tag, k, s) {
	if (defined(s) != "") {
		names[tag, k] = " " defined(s) " "
		own[tag, k] = 1
	} else if (s ~ /#[ \t]*if/) {
		open_ifs = open_ifs k " "
		block[tag, k] = k
	} else if (s ~ /#[ \t]*e(l|nd)/ && match(open_ifs, /[0-9]+ $/)) {
		block[tag, k] = substr(open_ifs, RSTART) + 0
		if (s ~ /#[ \t]*endif/)
			open_ifs = substr(open_ifs, 1, RSTART - 1)
	}
}

# A directive within a piece; of a block that began before it: then it did, too.
function note_inside(tag, s) {
	if (s ~ /#[ \t]*if/)
		ifs++
	else if (s ~ /#[ \t]*e(l|nd)/ && !ifs && match(open_ifs, /[0-9]+ $/)) {
		n_pieces[tag] = substr(open_ifs, RSTART) + 0
		open_ifs = substr(open_ifs, 1, RSTART - 1)
		block[tag, n_pieces[tag]] = ""
		ifs = 1
	}
	if (s ~ /#[ \t]*endif/)
		ifs--
}

function end_piece(tag, i,	k) {
	k = n_pieces[tag]
	last[tag, k] = i
	kind[tag, k] = is_function ? "function" : "other"
	own[tag, k] = !is_function || head ~ /(^|[ \t\n])static[ \t\n]/
	# The constants of an enum are names of its own.
	if (head ~ /(^|[ \t])enum[ \t\n]/)
		head = code_of(tag, k)
	names[tag, k] = " " names_before("#=;,:{}[", without_brackets(head))
	# A function's name comes first.
	if (is_function && match(names[tag, k], /^ [^ ]* /))
		names[tag, k] = substr(names[tag, k], 1, RLENGTH)
	in_piece = 0
}

# A line of a declaration, which may be its last.
function scan(tag, i, s,	opened, ends) {
	if (!in_piece) {
		add_piece(tag, i, "other")
		head = ""
		in_piece = 1
		depth = parens = is_function = old_style = ifs = 0
	}
	# A declaration between ")" and "{" is a parameter, as of old.
	if (!depth && head ~ /\)[ \t\n]*$/ && s ~ /^[ \t]+[A-Za-z_]/)
		old_style = 1
	if (s ~ /^}/)
		depth = 1
	opened = !depth
	if (opened) {
		head = head s "\n"
		is_function = without_brackets(head) ~ /#[^=;#{]*{/ || old_style && s ~ /{/
	}
	depth += gsub(/{/, "{", s) - gsub(/}/, "}", s)
	parens += gsub(/\(/, "(", s) - gsub(/\)/, ")", s)
	ends = is_function ? opened || s ~ /^}/ : \
	    parens < 1 && !old_style && s ~ /;[ \t]*$/
	if (depth < 1 && ends)
		end_piece(tag, i)
	else if (depth < 1 && is_function)
		depth = 1
}

function read_pieces(file, tag,	i, s, raw, k, commented, continued, status) {
	in_comment = in_piece = n_pieces[tag] = i = k = 0
	open_ifs = " "
	while ((status = (getline raw < file)) > 0) {
		if (sub(/\r$/, "", raw))
			eol[tag] = "\r"
		text[tag, ++i] = raw
		commented = in_comment
		s = code[tag, i] = strip(raw)
		# A macro's call without a semicolon ends before a new name.
		if (in_piece && !depth && s ~ /^[A-Za-z_]/ &&
		    head ~ /^[A-Za-z_0-9]+[ \t]*\([^{;]*\)[ \t\n]*$/)
			end_piece(tag, i - 1)
		if (continued)
			;
		else if (in_piece && s ~ /^[ \t]*#/)
			note_inside(tag, s)
		else if (in_piece)
			scan(tag, i, s)
		else if (s !~ /[^ \t]/ && commented && kind[tag, k] == "comment")
			;
		else if (raw !~ /[^ \t\f]/)
			k = add_piece(tag, i, "blank")
		else if (s !~ /[^ \t]/)
			k = add_piece(tag, i, "comment")
		else if (s ~ /^[ \t]*#/) {
			k = add_piece(tag, i, "directive")
			note_directive(tag, k, s)
		} else
			scan(tag, i, s)
		continued = (continued || s ~ /^[ \t]*#/) && (s ~ /\\$/ || in_comment)
		last[tag, n_pieces[tag]] = i
	}
	close(file)
	if (in_piece)
		end_piece(tag, i)
	return (status == 0)
}

function has_name(tag, k, name) {
	return (index(names[tag, k], " " name " ") > 0)
}

# The piece that defines a function, or 0; twice[] says that another does.
function find_function(tag, name,	k, found) {
	found = 0
	for (k = n_pieces[tag]; k > 0; k--)
		if (kind[tag, k] == "function" && has_name(tag, k, name)) {
			twice[tag, name] = found > 0
			found = k
		}
	return (found)
}

# The code that a comment, or a blank line, stands before; code itself.
function owner(tag, k) {
	while (kind[tag, k] == "comment" || kind[tag, k] == "blank")
		k++
	return (k)
}

# A piece's code in one line, and its words.
function code_of(tag, k,	i, s) {
	s = ""
	for (i = first[tag, k]; i <= last[tag, k]; i++)
		s = s " " code[tag, i]
	gsub(/[ \t]+/, " ", s)
	return (s)
}
function words_of(tag, k, list,	s) {
	s = code_of(tag, k)
	gsub(/[^A-Za-z_0-9]+/, " ", s)
	return (split(s, list, " "))
}

# Marks a piece, its comments, the #if blocks around it, and what of this file
# alone it names; but of what known[] has only mentioned[].
function need(tag, k,	j, n, s, list) {
	if (needed[tag, k])
		return
	# The file's own first comment belongs to nothing.
	for (j = k; owner(tag, j) == k && first[tag, j] >= first[tag, 2]; j--)
		if (kind[tag, j] != "blank")
			needed[tag, j] = 1
	for (j = 1; j <= n_pieces[tag]; j++)
		if (block[tag, j] && index(within[tag, k], " " block[tag, j] " "))
			needed[tag, j] = 1
	n = words_of(tag, k, list)
	for (j = 1; j <= n; j++) {
		if (list[j] in known) {
			mentioned[list[j]] = 1
			continue
		}
		for (s = 1; s <= n_pieces[tag]; s++)
			if (!needed[tag, s] && own[tag, s] && has_name(tag, s, list[j]))
				need(tag, s)
	}
}

# The gap between two pieces that are printed: as it was, if nothing between them
# was left out, or else a line, but none inside an #if block's ends.
function gap(tag, before, k,	j) {
	if (!before)
		return
	for (j = before + 1; kind[tag, j] == "blank"; j++)
		;
	if (j < k && (block[tag, before] == before ||
	    block[tag, k] && block[tag, k] != k))
		return
	for (j = j < k ? k - 1 : before + 1; j < k; j++)
		print ""
}

function put(tag, k,	i) {
	for (i = first[tag, k]; i <= last[tag, k]; i++)
		print text[tag, i]
}

# What kernel.h gives, preprocessed: known[name] is the header.
function note_known(s,	j, n, list) {
	if (s ~ /^# [0-9]+ "/) {
		split(s, list, "\"")
		header = list[2]
		return
	}
	s = strip(s)
	n = split(defined(s) != "" ? defined(s) : names_before("(;{", s), list, " ")
	for (j = 1; j <= n; j++)
		known[list[j]] = header
}
