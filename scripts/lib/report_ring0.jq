# SPDX-License-Identifier: BSD-2-Clause
#
# The report's texts on ring 0, by name.  The input is ring0.json, $anatomy what
# ring 3 counted on all ports, $run what it measured, or {}.

include "figures";
include "text";
include "run";

def name_in($r; $v): "`\($v)`" + if $r.expected[$v] // ""
    | tostring | startswith("wrong") then " (wrong)" else "" end;

def is_idle: (.params.next // .next // "idle") == "idle";

# Those that were counted whole.
def counted: .mode == "exact" and all(.instructions, .address_space_loads,
    .tlb_flushes, .locked_operations, .fences; . != null);

def exact($arch; $case):
    [.cells[] | select(counted and .arch == $arch and .case == $case)];

def ns($run; $v; $arch; $part):
    [$run.absolute[]? | select(.bench == "micro" and .scenario == "sole"
	and .arch == $arch and .part == $part and .variant == $v
	and .load_ns == 0 and is_idle and is_warm)] | .[0].ns | sig3;

def counts_table($run; $arch; $case):
    . as $r | exact($arch; $case) as $cells
    | [$cells[].variant] | unique
    | map(. as $v | [name_in($r; $v)]
	+ [("instructions", "address_space_loads", "tlb_flushes",
	    "locked_operations", "fences") as $f
	    | [("inline", "whole") as $part | $cells[]
		| select(.variant == $v and .part == $part) | .[$f] | tostring]
	    | join(" / ")]
	+ [if $case | startswith("sole") | not then "" else
	    [("inline", "whole") as $part | ns($run; $v; $arch; $part)]
	    | if . == ["-", "-"] then "" else join(" / ") end end])
    | table(["variant", "instructions", "address-space loads",
	"TLB flushes", "locked operations", "fences",
	"ns in ring 3, loads free"]);

# A line of explanation, with the exits that it does not cover, of which there
# are to be none.  holds is asked of {ring0, anatomy}, the same exit in both.
def law($both; $what; holds):
    [$both[] | select(holds | not) | .ring0
	| "\(.variant), \(.case), \(.part)"]
    | $what + if . == [] then "" else " **Not so:** \(join("; "))." end;

def beside_ring3($anatomy; $arch):
    [.cells[] | select(counted and .arch == $arch) | . as $c
	| {ring0: ., anatomy: ([$anatomy.operations[] | select(.arch == $arch
	    and .variant == $c.variant and .case == $c.case
	    and .part == $c.part and is_idle)] | .[0] | values)}] as $both
    | if $both == [] then "" else
    "Beside what ring 3 counted:\n\n" + ([
	law($both; "Address-space loads: the same.";
	    .ring0.address_space_loads == .anatomy.address_space_loads),
	law($both; "Locked operations: the anatomy's atomic read-modify-writes, lock operations and full fences together. A full fence is a locked instruction. To take a mutex that nobody holds is one locked instruction, and to give it back another.";
	    .ring0.locked_operations
	    == .anatomy.atomic_rmw + .anatomy.lock_operations
		+ .anatomy.full_fences),
	if $arch == "amd64" then
	    law($both; "TLB flushes: the same, beside those of the loads.";
		.ring0.tlb_flushes == .anatomy.tlb_flushes),
	    law($both; "Fences: none, whatever the anatomy counts: a release or an acquire fence is no instruction on amd64.";
		.ring0.fences == 0)
	else
	    law($both; "TLB flushes: one more in an exit that frees the vmspace. What the TLB remembers of the root must go before its identifier is another's; ring 3 has no TLB to empty.";
		.ring0.tlb_flushes == .anatomy.tlb_flushes
		+ if .anatomy.lock_operations > 0 then 1 else 0 end),
	    law($both; "Fences: the anatomy's, each an instruction here, and two around each TLB flush.";
		.ring0.fences == .anatomy.fences + 2 * .ring0.tlb_flushes)
	end] | bullets) end;

def stress_table:
    . as $r
    | [.cells[] | select(.mode == "stress")]
    | ([.[] | [.arch, .cpus]] | unique) as $places
    | group_by(.variant)
    | map(. as $cells
	| [name_in($r; .[0].variant), ($r.expected[.[0].variant] // "" | md)]
	+ [$places[] as $place
	    | [$cells[] | select([.arch, .cpus] == $place)] | .[0]
	    | if . == null then "" elif .violations == null then "no end"
	    elif .violations == 0 then "holds"
	    else "**\(.first.violation // "violated")**" end])
    | table(["variant", "expected"]
	+ ($places | map("\(.[0]), \(.[1]) CPUs")));

# Of a void run none.
def native_table:
    . as $r
    | [.cells[] | select(.mode == "native"
	and (.variant | endswith(".copy") | not))] as $cells
    | if .native_void then "" else
	[$cells[].variant] | unique
	| map(. as $v | [name_in($r; $v)] + [("inline", "whole") as $part
	    | ([$cells[] | select(.variant == $v and .part == $part)]
		| .[0].ns | sig3),
	    ([$r.native_comparisons[] | select(.variant == $v
		and .part == $part)] | .[0] | .verdict_text // .verdict // "")])
	| table(["variant", "`vmspace_exit`, ns", "verdict",
	    "whole exit, ns", "verdict"]) end;

def port_text($anatomy; $run; $arch):
    def counts: map(del(.case, .scenario));
    "### \($arch)",
    "A sole holder:", counts_table($run; $arch; "sole: the only holder"),
    "The first of two holders:",
    counts_table($run; $arch; "shared: the first of two holders"),
    (if (exact($arch; "shared: the last of two holders") | counts)
	== (exact($arch; "sole: the only holder") | counts)
    then "The last of two holders does what a sole one does."
    else "The last of two holders:",
	counts_table($run; $arch; "shared: the last of two holders") end),
    beside_ring3($anatomy; $arch);

def ring0_texts($anatomy; $run):
    if . == null then
	{ring0: "", left_out: "", ports: "", stress: "", stress_seed: "",
	native: "", native_table: ""}
    else {ring0: "yes", left_out: ([.left_out[] | "Left out: \(md)."]
	    | join("\n\n")),
	ports: ([([.cells[] | select(.mode == "exact") | .arch]
	    | unique[]) as $arch | port_text($anatomy; $run; $arch)
	    | select(. != "")] | join("\n\n")),
	stress: stress_table, stress_seed: "\(.seed)",
	native: (.native | md), native_table: native_table} end;
