# SPDX-License-Identifier: BSD-2-Clause
#
# The exact counts of a sole exit in ring 0, out of results/ring0.json, as a
# script for gnuplot: what plots/style.gp needs, "ports", "rows" and "most", the
# most instructions; and for each port a block of data with a line for each
# variant, from few instructions on the first port to many:
#
#	row  inline  whole  is_wrong  name  text
#
# Nothing where there are no counts.

include "gnuplot";

def counts: select(.mode == "exact" and .scenario == "sole"
    and .instructions != null and .address_space_loads != null);

def plural($one): if . == 1 then "\(.) \($one)" else "\(.) \($one)s" end;

# The whole exit's loads, and those before it leaves the CPU if they differ.
def loads($inline; $whole):
    ($whole | plural("load"))
    + if $inline == $whole then "" else ", \($inline) inline" end;

. as $r
| [.cells[] | counts] as $cells
| ([$cells[].arch] | unique) as $ports
| def count($port; $v; $part; $field):
	[$cells[] | select(.arch == $port and .variant == $v
	    and .part == $part) | .[$field]] | .[0];
  def is_wrong: $r.expected[.] // "" | tostring | startswith("wrong");
  ([$cells[].variant] | unique | sort_by(count($ports[0]; .; "whole";
	"instructions") // infinite)) as $variants
| if $cells == [] then empty else
    "set datafile separator tab",
    "ports = \($ports | join(" ") | quoted)",
    "rows = \($variants | length)",
    "most = \([$cells[].instructions] | max)",
    "variants = \($variants | join(" ") | quoted)",
    "wrong = \(" " + ([$variants[] | select(is_wrong)] | join(" "))
	+ " " | quoted)",
    "is_void = 0",
    "caption_1 = \("A guest in QEMU, one CPU, under TCG: the same in every run. Counts, not times." | quoted)",
    "caption_2 = \("A load is one of CR3 on amd64, of TTBR0 on arm64; source \(.source[:12])" | quoted)",
    ($ports[] as $port
    | "$\($port) << END",
      ($variants | to_entries[] | .value as $v
	| count($port; $v; "inline"; "instructions") as $inline
	| count($port; $v; "whole"; "instructions") as $whole
	| [.key, $inline // "NaN", $whole // "NaN",
	    if $v | is_wrong then 1 else 0 end, $v,
	    if $whole == null then "not counted" else
		"\($whole), " + loads(count($port; $v; "inline";
		    "address_space_loads"); count($port; $v; "whole";
		    "address_space_loads")) end] | @tsv),
      "END")
  end
