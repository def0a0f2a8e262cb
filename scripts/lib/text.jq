# SPDX-License-Identifier: BSD-2-Clause
#
# Text: the columns of a terminal, and Markdown that no title can break.

def pad($n): . + " " * ([$n - length, 0] | max);
def lpad($n): " " * ([$n - length, 0] | max) + .;

# In lines of at most $width, the first after $first, the others after $rest.
def wrap($width; $first; $rest):
    reduce (splits("[ \n]+") | select(. != "")) as $word ([];
	if . == [] then [$first + $word]
	elif (.[-1] | length) + ($word | length) + 1 > $width then . + [$rest + $word]
	else .[-1] += " " + $word end)
    | .[];

def one_line: tostring | gsub("[[:cntrl:] ]+"; " ") | gsub("^ | $"; "");

# Text of somebody else as Markdown that says just that.  An underscore inside a
# word is none of Markdown's.
def md:
    one_line
    | gsub("(?<c>[\\\\`*{}\\[\\]<>|#&!$~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))";
	"\\\(.c)");

# The same as code; a fence longer than any run of backquotes in it.
def code:
    one_line | gsub("[|]"; "\\|") as $text
    | $text | ([match("`+"; "g").length] | max // 0) as $n
    | ("`" * ($n + 1)) as $fence
    | if $n == 0 then $fence + $text + $fence
	else "\($fence) \($text) \($fence)" end;

def is_number: test("^[*]*[-+(]?[0-9]") or . == "";

# A table from rows of text; nothing if there is no row.  A column that says
# nothing anywhere is left out; one of numbers stands at the right.
def table($head):
    map(map(tostring)) as $rows
    | [range($head | length) | . as $i | select($i == 0
	or any($rows[]; .[$i] != "" and .[$i] != "-"))] as $kept
    | if $rows == [] then "" else
	([[$kept[] as $i | $head[$i]],
	  [$kept[] as $i | if $i > 0 and all($rows[]; .[$i] | is_number
	    or . == "-" or . == "base") then "---:" else "---" end]]
	+ ($rows | map([.[$kept[]]])))
	| map("| \(join(" | ")) |") | join("\n")
      end;

def bullets: map("- " + .) | join("\n");

# What few readers need, behind a line to click on.
def folded($title):
    if . == "" then "" else
	"<details><summary>\($title)</summary>\n\n\(.)\n\n</details>" end;
