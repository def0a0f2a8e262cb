# SPDX-License-Identifier: BSD-2-Clause
#
# The tables of a run.  The input is summary.json.

include "figures";
include "text";
include "run";
include "words";
include "verified";

# "+20.5 [..]" and the verdict of an entry of "absolute"; two cells of a table.
def compared($run):
    . as $entry | $run | beside($entry)
    | if . == null then "base", ""
      else delta_text, verdict_cell($run.void) end;

# The inline part and the whole exit of a scenario side by side, a table for
# each other setting, as {setting, table}.
def scenario_tables($meta; $scenario):
    . as $run
    | [.absolute[] | select(.bench == "micro" and .scenario == $scenario
	and (is_copy | not))]
    | group_by([.arch, .cpus, .load_ns, (.params | del(.next))])
    | sort_by(.[0] | place)
    | map({load_ns: .[0].load_ns, setting: (.[0].setting
	| sub(", (whole exit|vmspace_exit alone)"; "")),
	table: (group_by(.variant) | sort_by(.[0].variant != $run.base, .[-1].ns)
	| map([named($meta; .[0].variant)] + [("inline", "whole") as $part
	    | map(select(.part == $part)) | .[0]
	    | if . == null then "-", "-", "-"
	    else (.ns | sig3), compared($run) end])
	| table(["variant", "`vmspace_exit`, ns", "difference", "verdict",
	    "whole exit, ns", "difference", "verdict"]))});

def titled: "**\(.setting)**\n\n\(.table)";

# Of those the first, and the others folded away.
def scenario_texts($meta; $scenario):
    scenario_tables($meta; $scenario)
    | {($scenario): (.[:1] | map(titled) | join("\n\n")),
	($scenario + "_more"): (.[1:] | map(titled) | join("\n\n")
	| folded("With other loads, caches and numbers of CPUs"))};

# What a sole exit costs more, over the cost of a load.
def load_table($meta):
    . as $run
    | [.comparisons[] | select(.bench == "micro" and .scenario == "sole"
	and .part == "whole" and is_warm)] as $all
    | ([$all[] | [.load_ns, .calibrated // false]] | unique) as $loads
    | if ($loads | length) < 2 then "" else
	variants_of[1:] | map(. as $v
	| [named($meta; $v)] + [$loads[] as $load | $all
	    | map(select(.variant == $v and .load_ns == $load[0])) | .[0]
	    | if . == null then "-" else (.delta_ns | signed(1))
		+ (if .difference == "not seen" then " ?"
		elif .verdict == "equivalent" then "" else " *" end) end])
	| table(["variant"] + ($loads | map("\(.[0] | fixed(0)) ns"
	    + if .[1] then " (calibrated)" else "" end)))
      end;

# Whole lives and their ends, by memory, sharing, placement and concurrency.
def life_tables($meta):
    . as $run
    | [.absolute[] | select(.bench == "forkexit" and (is_copy | not))]
    | group_by([.cpus, (.params | del(.span))])
    | sort_by(.[0] | place)
    | map({setting: (.[0].setting
	| sub(", (a whole life|from exit to reaping)"; "")),
	table: (group_by(.variant)
	| sort_by(.[0].variant != $run.base, .[0].variant == "none", .[0].ns)
	| map([named($meta; .[0].variant)] + [("life", "exit") as $span
	    | map(select(.params.span == $span)) | .[0] as $e
	    | $run | (if $e == null then null else beside($e) end)
	    | if $e == null then "-", "-", "-", "-", "-"
	      else ($e.ns / 1000 | sig3), if . == null then "base", "", "", ""
		else delta_text, percent_text, (.smallest_effect_ns | sig3),
		    verdict_cell($run.void) end end])
	| table(["variant", "life, us", "difference, ns", "percent",
	    "detectable, ns", "verdict", "exit to reap, us",
	    "difference, ns", "percent", "detectable, ns", "verdict"]))}
	| titled)
    | join("\n\n");

def median: sort | if length == 0 then null
    else (.[(length - 1) / 2 | floor] + .[length / 2 | floor]) / 2 end;

# hyperfine's whole commands; $all are {variant, seconds, lives}.
def hyperfine_table($meta; $all):
    . as $run
    | ($all | group_by(.variant) | map({variant: .[0].variant,
	n: length, ms: (map(.seconds * 1000) | median),
	life: (map(.seconds / .lives * 1e9) | median)})) as $rows
    | ([$rows[] | select(.variant == $run.base).life] | .[0]) as $base
    | $rows | sort_by(.variant != $run.base, .variant == "none", .life)
    | map(. as $row | [named($meta; .variant), .n, (.ms | sig3),
	(.life / 1000 | sig3),
	(if $base == null or .variant == $run.base then ""
	else (.life - $base | signed(0)) end),
	($run.comparisons | whole_life($row.variant)
	    | if . == null then "" else delta_text end)])
    | table(["variant", "commands", "median, ms", "us per life",
	"against the base, ns per life, unpaired", "the same, paired"]);

# Operations of one exit, inline part / whole; a case whose table an earlier
# one has too is only named.
def anatomy_tables($meta; $anatomy):
    def pair($key): "\(.[0][$key]) / \(.[1][$key] // "-")";
    . as $run
    | [$anatomy.operations[].case] as $order
    | $anatomy.operations | map(select(.part != "arrival")) | group_by(.case)
    | sort_by(.[0].case as $c | $order | index($c))
    | map({case: .[0].case, table: (group_by(.variant)
	| sort_by(.[0].variant != $run.base)
	| map(sort_by(.part) | [named($meta; .[0].variant),
	    pair("address_space_loads"), pair("pmap_activate_calls"),
	    pair("atomic_rmw"), pair("fences"), pair("lock_operations"),
	    pair("tlb_flushes")])
	| table(["variant", "address-space loads", "`pmap_activate`",
	    "atomic read-modify-writes", "fences", "lock operations",
	    "TLB flushes"]))})
    | . as $all
    | map(.table as $t | ($all | map(select(.table == $t)) | .[0].case) as $first
	| "**\(.case)**" + if .case == $first then "\n\n" + .table
	    else ": as *\($first)*." end)
    | join("\n\n");

# What the operations of a whole sole exit make of its difference.
def explained($anatomy):
    . as $run
    | [$anatomy.operations[] | select(.scenario == "sole"
	and .part == "whole")] as $ops
    | [$ops[] | select(.variant == $run.base)] as [$base]
    | [$ops[] | select($base != null and .variant != $run.base) | . as $o
	| ($run.comparisons | whole("sole"; $o.variant; 0) | values) as $c
	| {c: $c, variant: $o.variant,
	    rmw: ($o.atomic_rmw - $base.atomic_rmw),
	    loads: ($o.address_space_loads - $base.address_space_loads),
	    flushes: ($o.tlb_flushes - $base.tlb_flushes),
	    locks: ($o.lock_operations - $base.lock_operations),
	    fences: ($o.fences - $base.fences)}]
    | sort_by(-.c.delta_ns);

def explained_table($meta; $anatomy):
    def more: if . > 0 then "+\(.)" else tostring end;
    explained($anatomy)
    | map([named($meta; .variant), (.rmw | more), (.loads | more),
	(.flushes | more), (.locks | more), (.fences | more),
	(.c | delta_text),
	if .rmw > 0 then .c.delta_ns / .rmw | sig3 else "" end])
    | table(["variant", "atomic read-modify-writes", "address-space loads",
	"TLB flushes", "lock operations", "fences", "difference, ns",
	"ns per added read-modify-write"]);

def explained_text($anatomy):
    explained($anatomy) as $all
    | ([$all[] | select(.rmw > 0)] | map(.c.delta_ns / .rmw)) as $each
    | ([$all[] | select(.rmw == 0 and .flushes == 0 and .loads == 0
	and .locks == 0)]) as $same
    | [ if $each == [] then empty else
	"Each atomic read-modify-write that a design adds goes with "
	+ (if ($each | min | sig3) == ($each | max | sig3) then
	    $each[0] | sig3 else "\($each | min | sig3) to \($each | max | sig3)"
	    end) + " ns." end,
      if $same == [] then empty else
	"The designs that add no read-modify-write, no load, no flush and no "
	+ "lock operation (" + ($same | map("`\(.variant)`") | join(", "))
	+ ") differ from the base there by at most "
	+ "\($same | map(.c.delta_ns | fabs) | max | fixed(2)) ns." end,
      if any($all[]; .c.arch == "amd64" and .fences != 0) then
	"A release or an acquire fence is no instruction on amd64: it only "
	+ "keeps the compiler from moving accesses." else empty end ]
    | join(" ");

def control_table:
    .control | map([.setting, percent_text, delta_text,
	if .moved then "**moved**" else "no" end])
    | table(["control", "difference, % [99.9 %]", "difference, ns", "moved"]);

# What each name stands for.
def designs_table($meta):
    variants_of | map(. as $v
	| ([$meta.variants[] | select(.name == $v)] | .[0]) as $d
	| [named($meta; $v), ($d.title, $d.origin, $d.expected | . // "" | md)])
    | table(["variant", "design", "from", "expected"]);

# --- A row a design, of these columns ------------------------------------

# The level at a load of 0 ns, and in parentheses the difference: bold beyond
# the bound, "~" where none was seen.
def level_cell($run; pick; scale; $unit):
    ($run.absolute | pick) as $level | ($run.comparisons | pick) as $c
    | if $level == null then "" else ($level.ns | scale)
	+ if $c == null or $run.void then ""
	  elif $c.difference == "not seen" then " (~)"
	  elif $c.verdict == "equivalent" then
	    " (\($c.delta_ns | signed($c.delta_ns_decimals))\($unit))"
	  else " (**\($c.delta_ns | signed($c.delta_ns_decimals))\($unit)**)" end
      end;

# $at is {run, meta, anatomy, verify, ring0}, of which the last two may be null.
def column($at; $v):
    def operations: [$at.anatomy.operations[] | select(.scenario == "sole"
	and .part == "whole" and .variant == $v)] | .[0];
    def note($key): [$at.meta.variants[] | select(.name == $v) | .[$key]]
	| .[0] // "" | md;
    if . == "design" then named($at.meta; $v)
    elif IN("amd64", "riscv", "arm64") then . as $arch
	| if $at.verify == null then ""
	else $at.verify | exit_cells | holds_on($v; $arch) end
    elif . == "loads" then operations.address_space_loads // ""
    elif . == "own" then operations.own_atomics // ""
    elif . == "global" then operations.global_atomics // ""
    elif . == "freed" then operations.freed_by // ""
    elif . == "instructions" then [$at.ring0.cells[]? | select(.variant == $v
	and .mode == "exact" and .scenario == "sole" and .part == "whole"
	and .arch == "amd64") | .instructions] | .[0] // ""
    elif IN("sole", "race", "storm") then . as $scenario
	| level_cell($at.run; whole($scenario; $v; 0); sig3; "")
    elif . == "life" then
	level_cell($at.run; whole_life($v); . / 1000 | sig3; " ns")
    else note(.) end;

def design_table($at; $columns):
    {design: "design", amd64: "amd64", riscv: "riscv", arm64: "arm64",
	loads: "loads", own: "atomics on own lines",
	global: "atomics on global lines", instructions: "instructions",
	sole: "`sole`, ns", race: "`race`, ns", storm: "`storm`, ns",
	life: "a life, us", freed: "freed by", pins: "keeps, until", touches: "places changed"}
	as $heads
    | $at.run | .base as $base | [variants_of[] as $v
	| {$v, ns: (.absolute | whole("sole"; $v; 0).ns // infinite)}]
    | sort_by(.v != $base, .ns)
    | map(.v as $v | [$columns[] | column($at; $v)])
    | table($columns | map($heads[.]));

# Whole exits with warm and with cold caches, and how many misses the cold ones
# are dearer.
def cold_tables($meta):
    def of($scenario; $v; $caches): [.[] | select(.bench == "micro"
	and .scenario == $scenario and .part == "whole" and .variant == $v
	and is_measured and .params.caches == $caches)] | .[0];
    def misses($scenario; $v; $caches):
	[of($scenario; $v; $caches, "warm").ns] | $meta.lines.miss.ns as $miss
	| if any(. == null) or ($miss // 0) <= 0 then ""
	else (.[0] - .[1]) / $miss | fixed(1) end;
    . as $run | [("sole", "shared") as $scenario
	| select(any(.absolute[]; .scenario == $scenario and (is_warm | not)))
	| {setting: "\($scenario), whole exit", table: (variants_of
	| map(. as $v | [named($meta; $v)] + [("warm", "cold", "cold0") as $c
	    | level_cell($run; of($scenario; $v; $c); sig3; ""),
	    if $c == "warm" then empty
	    else ($run.absolute | misses($scenario; $v; $c)) end])
	| table(["design", "warm, ns", "its own lines cold, ns", "misses",
	    "`vmspace0`'s lines cold, ns", "misses"]))} | titled]
    | join("\n\n");
