# SPDX-License-Identifier: BSD-2-Clause
#
# The report's tables.

include "figures";
include "run";
include "words";

# The comparisons of a cell and load, by variant, beside the base.
def rows_of($run; $entries):
    $entries | map(select(is_copy | not))
    | sort_by(.variant != $run.base, .variant == "none", .ns);

# The measured comparison that stands beside an entry of "absolute".
def beside($run; $entry):
    [$run.comparisons[] | select(.variant == $entry.variant
	and cell == ($entry | cell) and .load_ns == $entry.load_ns
	and (.computed | not))] | .[0];

def setting_words:
    (if .cpus > 1 then [", \(.cpus) CPUs"] else [] end)
    + (if .load_ns > 0 then [", each address-space load spun at \(.load_ns) ns"]
	else [", an address-space load at 0 ns"] end)
    + [.params | to_entries[] | select((.key == "next" and .value == "idle"
	or .key == "acquire" and .value == "own") | not)
	| ", \(.key) \(.value)"] | add;

# One scenario: the inline part and the whole exit side by side.
def scenario_tables($meta; $scenario):
    . as $run
    | [.absolute[] | select(.bench == "micro" and .scenario == $scenario)]
    | group_by([.arch, .cpus, .load_ns, .params])
    | map(. as $entries
	| "**\($scenario)\($entries[0] | setting_words)**\n\n"
	+ (rows_of($run; $entries | map(select(.part == "whole")))
	| map(. as $whole
	    | ($entries | map(select(.part == "inline"
		and .variant == $whole.variant)) | .[0]) as $inline
	    | [named($meta; .variant),
		([$inline, $whole][] | . as $e
		| if . == null then "-", "-", "-" else
		    (.ns | sig3),
		    (beside($run; $e) | if . == null then "base", ""
		    else delta_text, verdict_text($run.void) end)
		end)])
	| table(["variant", "`vmspace_exit`, ns", "difference", "verdict",
	    "whole exit, ns", "difference", "verdict"])))
    | if length == 0 then "Not measured in this run.\n" else join("\n") end;

# What a sole exit costs more, over the cost of a load.
def load_table($meta):
    . as $run
    | [.comparisons[] | select(.bench == "micro" and .scenario == "sole"
	and .part == "whole")] as $all
    | ([$all[] | [.load_ns, .calibrated // false]] | unique) as $loads
    | if ($loads | length) < 2 then "Not computed in this run.\n" else
	variants_of[1:] | map(. as $v
	| [named($meta; $v)] + [$loads[] as $load | $all
	    | map(select(.variant == $v and .load_ns == $load[0])) | .[0]
	    | if . == null then "-"
		else (.delta_ns | signed(1)) + ({slower: " s", faster: " f",
		    equivalent: " e"}[.verdict] // " u") end])
	| table(["variant"] + ($loads | map("\(.[0] | fixed(0)) ns"
	    + if .[1] then " (calibrated)" else "" end)))
      end;

# Whole lives and their ends, by memory, sharing, placement and concurrency.
def life_tables($meta):
    . as $run
    | [.absolute[] | select(.bench == "forkexit")]
    | group_by([.cpus, (.params | del(.span))])
    | sort_by(.[0].params.memory | memory_place)
    | map(. as $entries | .[0] as $first
	| "**\($first.params.memory | memory_text), \($first.params.sharing), "
	+ "placement \($first.params.placement), "
	+ "\($first.params.concurrency) at once**\n\n"
	+ (rows_of($run; $entries | map(select(.params.span == "life")))
	| map(. as $life
	    | ($entries | map(select(.params.span == "exit"
		and .variant == $life.variant)) | .[0]) as $reaped
	    | [named($meta; .variant),
		([$life, $reaped][] | . as $e
		| if . == null then "-", "-", "-", "-", "-" else
		    (.ns / 1000 | sig3),
		    (beside($run; $e) | if . == null then "base", "", "", ""
		    else delta_text, percent_text,
			(.smallest_effect_ns | sig3),
			(if $run.void then "void" else .verdict end) end)
		end)])
	| table(["variant", "life, us", "difference, ns", "percent",
	    "finds 4 in 5, ns", "verdict", "exit to reap, us",
	    "difference, ns", "percent", "finds 4 in 5, ns", "verdict"])))
    | if length == 0 then "Not measured in this run.\n" else join("\n") end;

def median: sort | if length == 0 then null
    elif length % 2 == 1 then .[(length - 1) / 2]
    else (.[length / 2 - 1] + .[length / 2]) / 2 end;

# hyperfine's whole commands; $all are {variant, seconds, lives}.
def hyperfine_table($meta; $all):
    . as $run
    | ($all | group_by(.variant) | map({variant: .[0].variant,
	n: length, ms: (map(.seconds * 1000) | median),
	life: (map(.seconds / .lives * 1e9) | median)})) as $rows
    | ([$rows[] | select(.variant == $run.base).life] | .[0]) as $base
    | if ($rows | length) == 0 then "hyperfine was not run.\n" else
	$rows | sort_by(.variant != $run.base, .variant == "none", .life)
	| map(. as $row
	    | ([$run.comparisons[] | select(plain_forkexit
		and .params.memory == "none" and .params.span == "life"
		and .variant == $row.variant)] | .[0]) as $c
	    | [named($meta; .variant), .n, (.ms | sig3), (.life / 1000 | sig3),
		(if $base == null or .variant == $run.base then ""
		else (.life - $base | signed(0)) end),
		(if $c == null then "" else $c | delta_text end)])
	| table(["variant", "commands", "median, ms", "us per life",
	    "against the base, ns per life, unpaired",
	    "the same, paired"])
      end;

def pair($key): "\(.[0][$key] // "-") / \(.[1][$key] // "-")";

# Operations of one exit, inline part / whole; a case whose table an earlier
# one has too is only named.
def anatomy_tables($meta; $anatomy):
    . as $run
    | [$anatomy.operations[]?.case] as $order
    | [$anatomy.operations[]?] | group_by(.case)
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
	    else ": as *\($first)*.\n" end)
    | join("\n");

# What the operations of a whole sole exit make of its difference.
def explained($anatomy):
    . as $run
    | [$anatomy.operations[]? | select(.scenario == "sole"
	and .part == "whole")] as $ops
    | ([$ops[] | select(.variant == $run.base)] | .[0]) as $base
    | [$ops[] | select(.variant != $run.base) | . as $o
	| ($run | measured("micro"; "sole"; "whole"; $o.variant; 0)) as $c
	| select($c != null)
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
    | [ if ($each | length) == 0 then empty else
	"Each atomic read-modify-write that a design adds goes with "
	+ (if ($each | min | sig3) == ($each | max | sig3) then
	    $each[0] | sig3 else "\($each | min | sig3) to \($each | max | sig3)"
	    end) + " ns." end,
      if ($same | length) == 0 then empty else
	"The designs that add no read-modify-write, no load, no flush and no "
	+ "lock operation ("
	+ ($same | map("`\(.variant)`") | join(", "))
	+ ") differ from the base there by at most "
	+ "\($same | map(.c.delta_ns | fabs) | max | fixed(2)) ns." end,
      if any($all[]; .c.arch == "amd64" and .fences != 0) then
	"A release or an acquire fence is no instruction on amd64: it only "
	+ "keeps the compiler from moving accesses." else empty end ]
    | join(" ");

def control_table:
    .control | map(["\(.bench), \(.scenario), \(.part)"
	+ (if .cpus > 1 then ", \(.cpus) CPUs" else "" end)
	+ (if .load_ns > 0 then ", \(.load_ns) ns" else "" end)
	+ (if .bench == "forkexit" then ", \(.params.memory), \(.params.sharing), \(.params.span)" else "" end),
	(.ratio | fixed(4))
	+ interval(.ratio_lo; .ratio_hi; 4),
	delta_text, if .moved then "**moved**" else "no" end])
    | table(["control", "ratio [99.9 %]", "difference, ns", "moved"]);

# What each name stands for.
def designs_table($meta):
    . as $run
    | variants_of | map(. as $v
	| ([$meta.variants[]? | select(.name == $v)] | .[0]) as $d
	| [named($meta; $v), $d.title // "", $d.origin // "",
	    $d.expected // ""] | map(gsub("[|]"; "\\|")))
    | (["| variant | design | from | expected |", "|---|---|---|---|"]
    + map("| \(join(" | ")) |")) | join("\n") + "\n";
