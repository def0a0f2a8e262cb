# SPDX-License-Identifier: BSD-2-Clause
#
# A review as markdown of at most 40 lines ($form "md") or as text of 72 columns:
# what was found of $variants against $base.  Every input may be empty.

include "figures";
include "text";
include "run";
include "verified";

def chosen: $variants | split(" ");
def cells($v): [$verified[].cells[]?
    | select(.variant == $v and .subject != "vmspace_acquire_ref")];

# What the design violates, if the checker says that this is its own fault:
# a cell's place with each property and its execution.
def bad($v):
    if ($wrong | split(" ") | index($v)) == null then []
    else [cells($v)[] | select(.outcome == "violated")
	| {arch, model, cast, pmap_lock, proc_lock}
	    + (.violations // [{property, execution}])[]
	| select(.surroundings | not)]
	| (map(select(of_acquire_ref | not)) | select(. != [])) // . end;
def refused($v): [$checked[] | .[$v] // empty][0];

def where: "\(.arch) \(.model)";
def shortest($v): bad($v) | if . == [] then null
    else min_by(.execution | length) end;

# The execution as turns: "CPU 0  vmspace_exit(); ...".  Side by side, a column
# is 38 wide, or 30 with three CPUs.
def turns:
    (.execution | split("\n") | map(select(. != ""))) as $lines
    | (if ($lines[0] | test("CPU 2")) then 30 else 38 end) as $width
    | reduce ($lines[] | select(test("^ *[0-9]+  "))) as $line ([];
	($line[5:] | (length - (ltrimstr(" ") | length)) as $i
	    | sub("^ +"; "") as $text
	    | {cpu: ((($line[5:] | match("^ *").length) / $width) | floor),
		text: $text}) as $s
	| if .[-1].cpu == $s.cpu then .[-1].text += "; " + $s.text
	  else . + [$s] end)
    | map("CPU \(.cpu): \(.text)")
    + [$lines[] | select(test("^ *[0-9]+  ") | not) | select(test("=>"))
	| sub("^ +"; "")];

def timing($scenario; $part; $v):
    if $run == [] then null
    else [$run[0].comparisons[] | select(.bench == "micro"
	and .scenario == $scenario and .part == $part and .variant == $v
	and .load_ns == 0 and is_measured and is_warm)] | max_by(.cpus) end;

def rightness($v):
    shortest($v) as $s
    | if refused($v) then "is no exit path: \(refused($v))"
      elif $s then "is wrong: it violates \"\($s.property)\" on "
	+ ([bad($v)[] | select(.property == $s.property) | where] | unique
	    | join(", "))
	+ ([bad($v)[].property] | unique | length
	    | if . > 1 then ", and \(. - 1) more" else "" end)
      elif cells($v) == [] then "was not verified"
      else "holds in all \(cells($v) | length) cells of the model checker" end;

# The sentence on the common case.
def cost($v):
    timing("sole"; "whole"; $v) as $c
    | if $c == null then "It was not timed."
      elif $run[0].void then "Its times are void: the control moved."
      else ($c.sentence | gsub("\\*\\*"; "")) + "." end;

# Rows of the table: a title, the base's value, and each variant's.
def row($title; value): [$title, (($base, chosen[]) | value)];
def timed_row($title; $scenario; $part):
    (chosen | map(timing($scenario; $part; .)) | map(select(. != null))[0]) as $any
    | if $any == null or $run[0].void then empty
      else [$title + (if $any.cpus > 1 then ", \($any.cpus) CPUs" else "" end),
	"\($run[0] | level_of($any; $base).ns | sig3) ns",
	(chosen[] | timing($scenario; $part; .)
	    | if . == null then "-" else "\(delta_text) \(.verdict_text // .verdict)" end)] end;
def counted($case; $field):
    . as $v | [$anatomy[].operations[]? | select(.case == $case
	and .variant == $v and .part == "whole") | .[$field]][0] // "-";
def booted($arch): . as $v
    | [$ring0[].cells[]? | select(.arch == $arch and .mode == "exact"
	and .part == "whole" and .variant == $v
	and (.case | startswith("sole"))) | .instructions][0];
def stressed: . as $v
    | [$ring0[].cells[]? | select(.mode == "stress" and .variant == $v)]
    | if . == [] then "-"
      elif any(.[]; .violations == null) then "did not end"
      elif any(.[]; .violations > 0) then "caught"
      else "nothing seen in \(map(.exits // 0) | add) exits" end;
def verified_as($port): . as $v
    | if $v == $base then "" else
	[cells($v)[] | select(where == $port)] as $all
	| [bad($v)[] | select(where == $port) | {cast, pmap_lock, proc_lock}]
	    | unique as $bad
	| if $all == [] then "-" elif $bad == [] then "holds"
	  else "\($bad | length) of \($all | length) violated" end end;

def rows:
    (["amd64 tso", "amd64 weak", "riscv weak", "arm64 weak"][] as $port
	| if any(chosen[]; cells(.) != []) then row($port; verified_as($port))
	  else empty end),
    timed_row("sole, vmspace_exit alone"; "sole"; "inline"),
    timed_row("sole, whole exit"; "sole"; "whole"),
    timed_row("race, whole exit"; "race"; "whole"),
    timed_row("storm, whole exit"; "storm"; "whole"),
    (if $anatomy == [] then empty else
	row("loads of an address space, sole / shared";
	    "\(counted("sole: the only holder"; "address_space_loads")) / "
	    + "\(counted("shared: the first of two holders";
		"address_space_loads"))"),
	row("atomic operations, sole";
	    counted("sole: the only holder"; "atomic_rmw")) end),
    (("amd64", "arm64") as $arch | if ($base | booted($arch)) == null then empty
	else ($base | booted($arch)) as $b
	    | ["instructions, \($arch), sole", $b, (chosen[] | booted($arch)
		| if . == null then "-" else . - $b | if . > 0 then "+\(.)"
		    else tostring end end)] end),
    (if $ring0 == [] then empty else row("stress in ring 0"; stressed) end);

def sentences:
    if $run == [] or $run[0].void then [] else
	[chosen[] as $v | ("race", "storm")
	    | timing(.; "whole"; $v) // empty | .sentence] end;

def said_missing: $missing | split("\n") | map(select(. != "")
    | if startswith("skipped") then . else "missing: \(.)" end);

# The blocks that both forms have, in order.
def document:
    {lead: [chosen[] | "`\(.)` \(rightness(.)).", cost(.)],
     proofs: [chosen[] as $v | shortest($v) // empty
	| {title: "\($v), \(where), test scenario \(.cast): \(.property)", turns: turns}],
     head: (["", $base] + chosen),
     rows: [rows | map(tostring)],
     sentences: sentences,
     missing: said_missing,
     foot: ["Machine: " + (if $meta == [] then $machine
	    else $run[0] | caption($meta[0]) | .[0] end)
	+ (if $run == [] then "" else "; \([$run[0].comparisons[].invocations]
	    | max // 0) invocations, control \(if $run[0].void
	    then "moved: void" else "still" end)" end) + ".",
	"Repeat: `make review VARIANT=\"\($variants)\" BASE=\($base)"
	+ (if $meta == [] then "" else " SEED=\($meta[0].seed)" end)
	+ "` at \($commit); chart and executions: `\($dir)/`."]};

# Lines of the proofs, "room" at most for each: the end is what matters.
def proof_lines($width; $room):
    [.turns[] | wrap($width; ""; "       ")]
    | if length > $room then ["..."] + .[length - $room + 1:] else . end;

def md:
    document as $d
    | ($d.rows | length) as $rows
    # All but the executions, which have the rest of 40 lines.
    | (($d.lead | length / 2) + 1 + $rows + 3 + ($d.sentences | length) + 1
	+ ([($d.missing | length), 4] | min) + 3) as $taken
    | ($d.proofs | length) as $n
    | [([range(0; $d.lead | length; 2) as $i
	    | "**\($d.lead[$i])** \($d.lead[$i + 1])"][]), "",
	($d.proofs[] | "```", .title,
	    proof_lines(100; ([4, (40 - $taken) / $n - 4 | floor] | max))[], "```", ""),
	(if $rows == 0 then empty else
	    "| \($d.head | join(" | ")) |", "|\($d.head | map(" --- ") | join("|"))|",
	    ($d.rows[] | "| \(join(" | ")) |"), "" end),
	($d.sentences[] | "* " + .),
	($d.missing[:4][] | "* \(.)"), "",
	$d.foot[]];

def text:
    document as $d
    | def plain: gsub("[`*]"; "");
    [([range(0; $d.lead | length; 2) as $i
	    | $d.lead[$i] + " " + $d.lead[$i + 1] | plain | wrap(72; ""; "")]
	)[], "",
     ($d.proofs[] | (.title | wrap(72; ""; "  ")),
	([.turns[] | wrap(72; "  "; "         ")])[], ""),
     ($d.rows[] as $row | $row[0], (range(1; $row | length) as $i
	| select($row[$i] != "")
	| "  \($d.head[$i])" + (" " * ([26 - ($d.head[$i] | length), 2] | max))
	+ $row[$i])),
     (if $d.rows == [] then empty else "" end),
     ($d.sentences[] | wrap(72; "* "; "  ")),
     ($d.missing[] | wrap(72; "* "; "  ")), "",
     ($d.foot[] | plain | wrap(72; ""; ""))];

(if $form == "md" then md else text end)[]
