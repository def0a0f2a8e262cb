# SPDX-License-Identifier: BSD-2-Clause
#
# The designs, cheap to dear for a sole holder, as a script for gnuplot: "rows",
# "panels" (the scenarios that there are) and for each a block of data, a line a
# design of whole exits at a load of 0 ns with the most CPUs:
#
#	row  ns  lo  hi  rightness
#
# The rightness is 1 where verify.json ($verify[0]) says that it holds on every
# port, 2 if it fails on some, 3 if it fails on amd64 too; where it was not
# verified 3 if its note says that it is wrong, else 0.

include "gnuplot";
include "run";
include "verified";

. as $run | $meta[0] as $meta | ($verify[0] // {cells: []}) as $v
| def fails: . as $name | ["amd64", "riscv", "arm64"]
	| map(select(. as $arch | $v | exit_cells | holds_on($name; $arch)
	    | startswith("**")));
  def rightness: . as $name
	| fails as $fails
	| if any($fails[]; . == "amd64") then 3
	  elif $fails != [] then 2
	  elif any($v.cells[]; .variant == $name) then 1
	  elif is_wrong($meta; $name) then 3 else 0 end;
  def level($scenario; $name): $run.absolute | whole($scenario; $name; 0);
  [variants_of[] | {name: ., ns: level("sole"; .).ns}
    | select(.ns != null)] | sort_by(.ns) | map(.name) as $names
| [("sole", "race", "storm") | select(level(.; $run.base) != null)] as $panels
| if $names == [] then empty else
    "rows = \($names | length)",
    ($names | to_entries[] | .value as $name | "name_\(.key + 1) = \($name
	+ (($name | fails) as $f | if $f == [] or ($name | rightness) == 3
	then "" else ", fails on \($f | join(", "))" end) | quoted)"),
    "panels = \($panels | join(" ") | quoted)",
    ($panels | to_entries[] | "title_\(.key + 1) = \(.value
	+ (level(.value; $run.base).cpus | if . > 1 then ", \(.) CPUs"
	    else "" end) | quoted)"),
    ($panels | to_entries[] | .value as $panel | "most_\(.key + 1) = "
	+ "\([$names[] | level($panel; .) | values | .ns_hi // .ns] | max)"),
    ($panels[] as $panel | "$\($panel) << END",
	($names | to_entries[] | .value as $name
	| level($panel; $name) | values as $l
	| [$names | index($name), $l.ns, $l.ns_lo // $l.ns, $l.ns_hi // $l.ns,
	    ($name | rightness)] | @tsv),
	"END")
  end
