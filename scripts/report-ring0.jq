# SPDX-License-Identifier: BSD-2-Clause
#
# results/ring0.json as a section of the report; $anatomy[0] is what ring 3
# counted, $run[0] what it measured, or {}; $picture the chart, without its
# suffix, or "".

def named($r; $v):
    "`\($v)`" + if $r.expected[$v] | . != null and startswith("wrong") then
	" (wrong)" else "" end;

def row: "| " + join(" | ") + " |";
def table($heading): ([$heading, ($heading | map("---"))] + .) | map(row)
    | join("\n");

def ns($v; $part):
    [$run[0].absolute[]? | select(.bench == "micro" and .scenario == "sole"
	and .part == $part and .variant == $v and .load_ns == 0
	and (.params.next // "idle") == "idle") | .ns * 10 | round / 10]
    | if . == [] then "" else .[0] | tostring end;

# What ring 3 counted of the same exit, or null.
def counted($c; $arch):
    [$anatomy[0].operations[] | select(.arch == $arch
	and .variant == $c.variant and .case == $c.case and .part == $c.part
	and (.next // "idle") == "idle")] | .[0];

def exact($r; $arch; $case):
    [$r.cells[] | select(.mode == "exact" and .arch == $arch
	and .case == $case)];

def pair($cells; $v; $field):
    [("inline", "whole") as $part | $cells[] | select(.variant == $v
	and .part == $part) | .[$field] | tostring] | join(" / ");

# The times are of this port, and of a sole holder.
def timed($arch; $case):
    ($case | startswith("sole")) and any($run[0].absolute[]?; .arch == $arch);

def counts_table($r; $arch; $case):
    exact($r; $arch; $case) as $cells
    | [[$cells[].variant] | unique[] | . as $v
	| [named($r; $v), (("instructions", "address_space_loads",
	    "tlb_flushes", "locked_operations", "fences") as $f
	    | pair($cells; $v; $f))]
	+ if timed($arch; $case) then [ns($v; "inline") + " / "
	    + ns($v; "whole")] else [] end]
    | table(["variant", "instructions", "address-space loads", "TLB flushes",
	"locked operations", "fences"]
	+ if timed($arch; $case) then ["ns in ring 3, loads free"]
	    else [] end);

# What each variant adds to the base's inline part, and what ring 3 measured.
def differences($r; $arch):
    def more: if . > 0 then "+\(.)" else tostring end;
    [exact($r; $arch; "sole: the only holder")[] | select(.part == "inline")]
	as $cells
    | ($run[0].base) as $base
    | ($cells[] | select(.variant == $base)) as $b
	| $cells[] | select(.variant != $base) as $c
	| ([$run[0].comparisons[] | select(.bench == "micro"
	    and .arch == $arch and .scenario == "sole" and .part == "inline"
	    and .load_ns == 0 and .variant == $c.variant
	    and (.params.next // "idle") == "idle")] | .[0]) as $measured
	| select($measured != null)
	| "- \(named($r; $c.variant)): \($c.instructions - $b.instructions
	    | more) instructions, \($c.locked_operations
	    - $b.locked_operations | more) locked, \($c.address_space_loads
	    - $b.address_space_loads | more) loads, \($c.tlb_flushes
	    - $b.tlb_flushes | more) flushes; \($measured.delta_ns
	    * 10 | round | if . == 0 then 0 else . / 10 end | more) ns (\($measured.verdict)).";

# A line of explanation, with the exits that it does not cover, of which there
# are to be none.  holds is asked of {ring0, anatomy}, the same exit in both.
def law($both; $what; holds):
    [$both[] | select(holds | not) | .ring0
	| "\(.variant), \(.case), \(.part)"]
    | "- " + $what + if . == [] then ""
	else " **Not so:** " + join("; ") + "." end;

def compared($r; $arch):
    [$r.cells[] | select(.mode == "exact" and .arch == $arch)
	| {ring0: ., anatomy: counted(.; $arch)} | select(.anatomy != null)]
	as $both
    | if $both == [] then
	"Ring 3 has not counted this port here (`make ARCH=\($arch) O=build/\($arch) build/\($arch)/anatomy`)."
    else
	"Beside what ring 3 counted:\n",
	law($both; "Address-space loads: the same.";
	    .ring0.address_space_loads == .anatomy.address_space_loads),
	law($both; "Locked operations: the anatomy's atomic read-modify-writes and lock operations together. To take a mutex that nobody holds is one locked instruction, and to give it back another.";
	    .ring0.locked_operations
	    == .anatomy.atomic_rmw + .anatomy.lock_operations),
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
	end
    end;

def stress_table($r):
    [[$r.cells[] | select(.mode == "stress")] | group_by(.variant)[]
	| . as $cells
	| [named($r; .[0].variant), ($r.expected[.[0].variant] // "")]
	+ [("amd64", "arm64") as $arch | (2, 4) as $n
	    | [$cells[] | select(.arch == $arch and .cpus == $n)] | .[0]
	    | if . == null then "" elif .violations == null then "no end"
	    elif .violations == 0 then "holds"
	    else "**\(.first.violation)**" end]]
    | table(["variant", "expected", "amd64, 2 CPUs", "amd64, 4 CPUs",
	"arm64, 2 CPUs", "arm64, 4 CPUs"]);

# Of a void run none.
def native_table($r):
    [$r.cells[] | select(.mode == "native"
	and (.variant | endswith(".copy") | not))] as $cells
    | if $cells == [] or $r.native_void then empty else
	([[$cells[].variant] | unique[] | . as $v
	| [named($r; $v)] + [("inline", "whole") as $part
	    | (($cells[] | select(.variant == $v and .part == $part)
		| .ns * 10 | round / 10 | tostring),
	    ([$r.native_comparisons[] | select(.variant == $v
		and .part == $part) | .verdict] | .[0] // ""))]]
	| table(["variant", "`vmspace_exit`, ns", "verdict",
	    "whole exit, ns", "verdict"])) + "\n" end;

. as $r
| "## In ring 0\n",
"The same sources boot as guests in QEMU, with real page tables and real loads of address spaces. Counts are exact: what one exit executes, inline part / whole exit, the same in every run.\n",
(if $picture == "" then empty else
"[![Instructions of a sole exit on each port, with its loads](\($picture).png)](\($picture).svg)\n" end),
(.left_out[]? | "Left out: \(.).\n"),
(([.cells[] | select(.mode == "exact") | .arch] | unique[]) as $arch
| "### \($arch)\n",
  "A sole holder:\n", counts_table($r; $arch; "sole: the only holder"), "",
  "The first of two holders:\n",
  counts_table($r; $arch; "shared: the first of two holders"), "",
  (if exact($r; $arch; "shared: the last of two holders")
	| map(del(.case, .scenario))
	== (exact($r; $arch; "sole: the only holder")
	| map(del(.case, .scenario)))
    then "The last of two holders does what a sole one does.\n"
    else "The last of two holders:\n\n"
	+ counts_table($r; $arch; "shared: the last of two holders") + "\n" end),
  compared($r; $arch), "",
  (if timed($arch; "sole") then
      "What a design adds to `\($run[0].base)` in the inline part of a sole exit, and what that is in ring 3, where neither a load nor a flush takes time:\n",
      differences($r; $arch), "" else empty end)),
"### Under stress\n",
"Processes that share a vmspace exit on all CPUs at once, others are forked into what was just freed, and all are observed, with random delays (seed \(.seed)) wherever the machine layer is entered. At each such point the CPU reads, through the MMU, whose address space it is in. An emulated CPU on amd64 orders memory as amd64 does, so a missing fence does not show here.\n",
stress_table($r),
"",
(if .native == "" then empty else "### Native\n", .native + "\n" end),
native_table($r)
