# SPDX-License-Identifier: BSD-2-Clause
#
# After pieces.awk: a kernel's file with a variant's functions in it, on standard
# output; on "notes" what that needs beside it.  Reads what kernel.h
# is, preprocessed.
#
#	functions	what a variant may define
#	variant, tree	the files
#
# A function, or a helper that the tree has, takes the place of the tree's, and
# what is new goes before what it precedes in the variant.  Where the tree has
# another order, all goes, as it is, where the first of them is.

{ note_known($0) }

function note(s) { print s >notes }

# How many parameters a function has.
function parameters(tag, k,	s) {
	s = code_of(tag, k)
	sub(/^[^(]*\([ \t]*(void)?/, "", s)
	sub(/\).*/, "", s)
	return (s == "" ? 0 : gsub(/,/, "", s) + 1)
}

# The tree's piece of the same kind and name, if it can be the same code; or 0.
function counterpart(k,	j, found, list) {
	found = 0
	if (split(names["v", k], list, " "))
		for (j = 1; j <= n_pieces["t"]; j++)
			if (kind["t", j] == kind["v", k] && has_name("t", j, list[1]) &&
			    (!found || code_of("t", j) == code_of("v", k)))
				found = j
	return (found)
}

# Is there anything new within the #if block?
function block_is_new(b,	k) {
	for (k = 1; k <= n_pieces["v"]; k++)
		if (needed["v", k] && names["v", k] != " " && !pair[k] &&
		    index(within["v", k], " " b " "))
			return (1)
	return (0)
}

# What has this place in the tree.
function put_at(place,	k) {
	for (k = 1; k <= n_pieces["v"]; k++)
		if ((k in at) && at[k] == place) {
			gap("v", before, k)
			put("v", k)
			before = k
		}
}

END {
	if (!read_pieces(tree, "t") || !read_pieces(variant, "v"))
		exit 1
	n = split(functions, list, " ")
	for (j = 1; j <= n; j++) {
		k = find_function("v", list[j])
		in_tree = find_function("t", list[j])
		if (list[j] == "vmspace_exit" && !(k && in_tree) || k && twice["t", list[j]]) {
			note((!k ? variant : tree) " does not define " list[j] "() once, its name in column 0")
			exit 2
		}
		if (k && in_tree && parameters("v", k) == parameters("t", in_tree))
			need("v", k)
	}

	ordered = 1
	for (k = 1; k <= n_pieces["v"]; k++)
		if (needed["v", k] && (pair[k] = counterpart(k))) {
			ordered = ordered && pair[k] > pair[last_pair]
			if (!back[first_pair] || pair[k] < first_pair)
				first_pair = pair[k]
			back[pair[k]] = last_pair = k
		}
	for (k = n_pieces["v"]; k > 0; k--) {
		if (pair[k])
			next_pair = k
		if (!needed["v", k] || block["v", k] && !block_is_new(block["v", k]))
			continue
		at[k] = !ordered ? back[first_pair] : \
		    pair[owner("v", k)] ? owner("v", k) : next_pair + 0
		if (kind["v", k] == "comment")
			commented[owner("v", k)] = 1
		n = words_of("v", k, list)
		for (j = 1; j <= n; j++)
			brought[list[j]] = 1
	}
	for (k = 1; k <= n_pieces["t"]; k++) {
		n = words_of("t", k, list)
		for (j = 1; j <= n; j++) {
			had[list[j]] = 1
			if (back[k])
				dropped[list[j]] = 1
			else if (!has_name("t", k, list[j]))
				kept[list[j]] = 1
		}
	}
	for (s in brought)
		if (!(s in had) && (s in known))
			note("word " s " " known[s])
	for (s in dropped)
		if (!(s in kept) && !(s in brought) && (k = find_function("t", s)) && own["t", k])
			note("unused " s)

	for (k = 1; k <= n_pieces["v"]; k++)
		if (kind["v", k] == "function" && !needed["v", k])
			note("function" names["v", k])

	ORS = eol["t"] "\n"
	for (k = 1; k <= n_pieces["t"]; k++) {
		# The comment nearest to what is replaced gives way to a new one.
		if (kind["t", k] == "comment" && first["t", k] > 1) {
			for (j = k + 1; kind["t", j] == "blank"; j++)
				;
			if (commented[back[j]] || back[j] && !ordered) {
				k = j - 1
				continue
			}
		}
		before = 0
		if (back[k] && !ordered && k != first_pair)
			for (; kind["t", k + 1] == "blank"; k++)
				;
		else if (back[k])
			put_at(back[k])
		else
			put("t", k)
		if (ordered && back[k] && back[k] == last_pair)
			put_at(0)
	}
}
