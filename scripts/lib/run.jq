# SPDX-License-Identifier: BSD-2-Clause
#
# Finding one's way in a run: summary.json as ".", meta.json as $meta.

include "text";

def is_wrong($meta; $variant):
    any($meta.variants[]?; .name == $variant and (.expected
	| startswith("wrong")));

# As tables and charts print it.  "planted" is the base and 5 us more.
def named($meta; $variant):
    $variant + if is_wrong($meta; $variant) then " (wrong)"
	elif $variant == "planted" then " 5 us" else "" end;

def is_copy: .variant | endswith(".copy");
def is_measured: .computed | not;

# What a cell is, without its load; equal for entries that were measured side
# by side.
def cell: [.bench, .arch, .scenario, .part, .cpus, .params];

# The variants that were measured, the base first.  A variant's place here is
# its colour and its point in every chart.
def variants_of:
    .base as $base
    | [.absolute[] | select(is_copy | not) | .variant
	| select(. != $base and . != "none" and . != "planted")]
    | unique | [$base] + .;

def scenario_place:
    . as $s | ["sole", "shared", "race", "storm", "observed"] | index($s)
    // 9;

# The memory of a forkexit cell, in the order of its cost, and in words.
def memory_place: . as $m | ["none", "1m", "16m", "cow1m", "cow16m"]
    | index($m) // 9;
def memory_text:
    {none: "no memory", "1m": "1 MiB dirtied", "16m": "16 MiB dirtied",
	cow1m: "1 MiB inherited", cow16m: "16 MiB inherited"}[.] // .;

def plain_forkexit:
    .bench == "forkexit" and .params.sharing == "fork"
    and .params.placement == "same"
    and (.params.concurrency | tostring) == "1";
def life: plain_forkexit and .params.span == "life";

def is_warm: (.params.caches // "warm") == "warm";

# The order in which cells are shown.
def place: [.bench != "micro", (.scenario | scenario_place),
    (.params.memory // "" | memory_place), (is_warm | not), .part != "inline",
    .load_ns, -.cpus, (.params | tostring)];

# A cell as a chart's heading, without its load.
def heading:
    if .bench == "forkexit" then
	"a process's whole life (fork, \(.params.memory | memory_text))"
    else
	.scenario + if .part == "inline" then ", vmspace_exit alone"
	    else ", whole exit" end
	+ if .cpus > 1 then ", \(.cpus) CPUs" else "" end
    end;

# One line on where it comes from.
def caption($meta):
    ["\($meta.cpu | one_line), " + if $meta.hypervisor == "none" then "native"
	else "a guest (\($meta.hypervisor))" end + ", \($meta.kernel)",
     "\([.comparisons[].invocations] | max // 0) invocations, base "
	+ "\(.base), commit \($meta.commit), \($meta.date)"];

# What the chart of whole lives shows: the control, then each variant there
# is, the running kernel's own exit last; not the plant, which would flatten it.
def forkexit_series:
    [(.control, .comparisons)[] | select(plain_forkexit) | .variant
	| select(. != "planted")]
    | unique
    | map(select(endswith(".copy"))) + (map(select((endswith(".copy")
	or . == "none") | not))) + map(select(. == "none"));

# What the chart of the run's order shows: the base, its copy, and the slowest
# variant.
def order_series:
    .base as $base
    | [.absolute[] | select(.bench == "micro" and .scenario == "sole"
	and .part == "whole" and is_warm)]
    | map(.variant) as $there
    | [$base, $base + ".copy" | select(. as $v | any($there[]; . == $v))]
    + ([max_by(.ns).variant // empty] | map(select(. != $base and . != $base + ".copy")));

# The measured entry of "comparisons" or "absolute" (the input) of the variant,
# whole exits with warm caches at this load, with the most CPUs; null if there
# is none.  A storm on one CPU is none.
def whole($scenario; $variant; $load):
    [.[] | select(.bench == "micro" and .scenario == $scenario
	and .part == "whole" and .variant == $variant and .load_ns == $load
	and is_measured and is_warm and (.scenario != "storm" or .cpus > 1))]
    | max_by(.cpus);

# The same of a process's life without memory of its own, and of its end.
def spanned($span; $variant):
    [.[] | select(plain_forkexit and .params.span == $span
	and .params.memory == "none" and .variant == $variant)] | .[0];
def whole_life($variant): spanned("life"; $variant);
def exit_to_reaping($variant): spanned("exit"; $variant);

# The entry of "absolute" beside which the comparison stands.
def level_of($comparison; $variant):
    ($comparison | cell) as $cell
    | [.absolute[] | select(cell == $cell and .variant == $variant
	and .load_ns == $comparison.load_ns)] | .[0];

# The measured comparison that stands beside an entry of "absolute".
def beside($entry):
    [.comparisons[] | select(.variant == $entry.variant
	and cell == ($entry | cell) and .load_ns == $entry.load_ns
	and is_measured)] | .[0];
