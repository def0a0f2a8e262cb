# SPDX-License-Identifier: BSD-2-Clause
#
# The prose of the report, as a person writes it (scripts/report.md), with the
# texts that a run makes of it in their places.

# {{name}} is the text of that name.  A paragraph (between empty lines) in which
# a name has no text is left out; so is a heading that ends in "{{if name}}", with
# all below it to the next of its rank.
def fill($texts):
    gsub("[{]{2}(?<n>[a-z0-9_]+)[}]{2}"; $texts[.n]
	// error("scripts/report.md: there is no text '\(.n)'"));

def names: [match("[{]{2}(?:if )?([a-z0-9_]+)[}]{2}"; "g").captures[0].string];

def render($texts):
    reduce (rtrimstr("\n") | split("\n\n")[]) as $block (
	{skip: 7, out: []};
	($block | (match("^#+ ").length - 1) // 0) as $rank
	| if $rank > 0 and $rank <= .skip then .skip = 7 else . end
	| if .skip < 7 then .
	  elif any($block | names[]; $texts[.] == "") then
	    if $rank > 0 then .skip = $rank else . end
	  else .out += [$block | sub(" *[{]{2}if [a-z0-9_]+[}]{2}"; "")
	    | fill($texts)] end)
    | .out | join("\n\n");
