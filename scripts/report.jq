# SPDX-License-Identifier: BSD-2-Clause
#
# A run as REPORT.md: summary.json as ".", and as variables
#
#	$template	scripts/report.md, raw
#	$meta, $anatomy	the run's other files, as arrays of one
#	$verify, $claims, $mutants, $ring0, $litmus	the other results, as
#			arrays of one; [] where there is none of this source
#	$ports		the anatomy of every port that was built, as arrays of one
#	$hyperfine	[{variant, seconds, lives}], an entry for a command
#	$panel		the table of runs on other machines, or ""
#	$kernels	[{name, meta, summary}], runs of make kernels
#	$findings	verify/findings.md, or ""
#	$observed	"4.6 0.2": references an exit and the part of exits
#			whose last one an observer dropped, or ""
#	$left		what is left out, and why, a line each
#	$charts		the names of the charts that there are, space-separated
#	$path		where they lie, as the report refers to them

include "figures";
include "text";
include "run";
include "words";
include "verified";
include "template";
include "report_answer";
include "report_tables";
include "report_verify";
include "report_ring0";
include "ceiling";

def chart($name; $text):
    if any($charts | split(" ")[]; . == $name) then
	"[![\($text)](\($path)/\($name).png)](\($path)/\($name).svg)"
    else "" end;

def machine($m):
    [["CPU", ($m.cpu | md)], ["topology", ($m.topology | md)],
     ["hypervisor", if $m.hypervisor == "none" then "none" else
	"\($m.hypervisor | md): measured in a guest, not on native hardware" end],
     ["kernel", ($m.kernel | md)],
     ["PUs used", ([$m.pus[] | "\(.pu)" + if .to_first == "same PU"
	then "" else " (\(.to_first) as the first)" end] | join(", "))],
     ["clock grain", "\($m.clock_grain_ns) ns"],
     ["compiler", ($m.compiler | md)],
     ["address-space load, calibrated", ($m.calibration
	| if .surcharge_ns == null then "not measured" else
	"\(.surcharge_ns | sig3) ns: \(.what | md) (middle half of "
	+ "\(.invocations) invocations: \(.surcharge_lo | sig3) to "
	+ "\(.surcharge_hi | sig3))" end)]]
    | table(["machine", ""]);

def range_text: if length == 0 then "no" elif min == max then "\(min)"
    else "\(min) to \(max)" end;

# The settings that were not the profile's own, as make takes them.
def settings($m):
    $m.settings as $s
    | [["PROFILE", $m.profile], ["SEED", $m.seed], ["BASE", $m.base],
	["NEXT", $s.next], ["VARIANTS", $s.variants],
	["SCENARIOS", $s.scenarios], ["CPUS", $s.cpus],
	["INVOCATIONS", $s.invocations], ["BENCHES", $s.benches],
	($s.kernel // {} | to_entries[] | [.key, .value])]
    | map(select(.[1] != null and .[1] != "") | .[1] |= tostring
	| "\(.[0])=" + (.[1] | if test(" ") then @sh else . end))
    | join(" ");

def litmus_table($litmus):
    [$litmus.tests[]? | [(.name | md), .arch, .expected,
	(.seen // "not run"), if .seen == null or .seen == .expected
	    then "" else "**no**" end]]
    | table(["test", "architecture", "expected", "herd7", "agree"])
    | folded("What herd7 says of each litmus test");

# Runs of make kernels that machines/ has, in instructions: a row a kernel, and
# what its design adds in ring 0 to a whole sole exit; then their README.
def kernels_tables($runs; $ring0):
    def exact($v): [$ring0.cells[]? | select(.variant == $v and .mode == "exact"
	and .arch == "amd64" and .scenario == "sole" and .part == "whole")
	| .instructions] | .[0];
    [$runs[] | .summary as $s | .meta as $m
    | ([$s.comparisons[] | .setting] | unique) as $settings
    | "**\($m.kernels[$s.base].release // $s.base | md)** (\(.name | md))\n\n"
	+ ([$s.comparisons | group_by(.variant)[] | . as $of
	    | [.[0].variant, if exact(.[0].variant) == null then "" else
		exact(.[0].variant) - exact("fcmpset_loop") | signed(0) end]
	    + [$settings[] as $c | $of[] | select(.setting == $c) | delta_text]]
	| table(["\($s.comparisons[0].unit) more than \($s.base)",
	    "in ring 0, than `fcmpset_loop`"] + $settings)) + "\n\n" + (.readme | sub("^#[^\n]*\n+"; ""))] | join("\n\n");

. as $s
| $meta[0] as $m | $verify[0] as $v | $ring0[0] as $r0
# Who runs after an exit decides what the whole exit loads: that of the run.
| ($anatomy[0] | .operations |= map(select((.next // $m.settings.next //
    "idle") == ($m.settings.next // "idle")))) as $a
| {run: $s, meta: $m, anatomy: $a, verify: $v, ring0: $r0} as $at
| $s
| claim_11 as $claim_11
| ([.comparisons[] | select(is_measured)]) as $measured
| ({void: (if .void then [.control[] | select(.moved)
	| "\(.setting) (\(percent_text) %)"] | join("; ") else "" end),
    answer: (if .void then "" else answer($m; $a) end),
    points: (if .void then "" else answer_points($m; $a) end),
    base: "`\(.base)`", base_origin: (base_text($m)),
    bound: "\(100 * .bound | sig3 | sub("[.]?0+$"; "")) %",
    bound_life: "\(.bound_life_ns) ns",
    answer_table: design_table($at; ["design", "amd64", "riscv", "arm64",
	"loads", "sole", "race", "storm", "life"]),
    ranking: design_table($at; ["design", "amd64", "riscv", "arm64",
	"loads", "own", "global", "instructions", "sole", "race", "storm",
	"freed", "pins", "touches"]),
    designs: designs_table($m),
    findings: ($findings | rtrimstr("\n")),
    litmus: litmus_table($litmus[0] // {}),
    load_table: load_table($m),
    observer: (if $observed == "" then "" else $observed | split(" ")
	| map(tonumber) | "It took \(.[0] | fixed(1)) references an exit, and dropped the last one, so that the exit tore nothing down, in \(100 * .[1] | fixed(1)) % of them." end),
    cold: cold_tables($m),
    miss: ($m.lines.miss.ns | sig3),
    take: ($m | least("take").ns | sig3),
    visit: ($m | least("hammer").ns | sig3),
    ceiling: ceiling_table($m; $a),
    ceiling_kept: (if any(ceilings($m; $a)[].points[]; .above) then "**Not every storm that was measured lies below it, so the law is misapplied.**" else "Every storm that was measured lies below it." end),
    lives: life_tables($m),
    hyperfine: hyperfine_table($m; $hyperfine),
    operations: anatomy_tables($m; $a),
    explained: explained_table($m; $a),
    explanation: explained_text($a),
    machine: machine($m), flags: ($m.flags | code),
    warnings: ($m.warnings + .warnings | unique | map(md) | bullets),
    invocations: ([$measured[].invocations] | range_text),
    pairs: ([$measured[].pairs | numbers] | range_text),
    confidence: "\(.confidence * 100 | fixed(0)) %", family: "\(.family)",
    panel: ($panel | rtrimstr("\n")), kernels: kernels_tables($kernels; $r0),
    control_moved: (if .void then "It has moved here, so the run is void."
	else "It has not moved." end),
    control: (control_table | folded("The control, in every setting")),
    guest: (if $m.hypervisor == "none" then "" else "yes" end),
    pus: "\($m.pus | length)",
    left: ($left | split("\n") | map(select(. != "") | md) | bullets),
    repeat: settings($m), date: $m.date, commit: ($m.commit | code),
    source: .source}
+ ([("sole", "shared", "race", "storm", "observed") as $name
    | scenario_texts($m; $name)] | add)
+ ([["forest", "Every exit path against the base, with intervals"],
    ["ranking", "The designs over ns, marked by whether they are right"],
    ["ecdf", "Times of a sole exit, cumulative"],
    ["load", "A sole exit over the cost of an address-space load"],
    ["storm", "Exits per microsecond in a storm"],
    ["ceiling", "What no number of CPUs can exceed, and the storms measured"],
    ["panel", "Every variant against the base, by machine"],
    ["forkexit", "What an exit path adds to a process's life"],
    ["order", "The samples in the order of the run"],
    ["ring0", "Instructions of a sole exit on each port, with its loads"]
    | {(.[0] + "_chart"): chart(.[0]; .[1])}] | add)
+ verify_texts($v; $claims[0]; $mutants[0]; $claim_11)
+ ($r0 | ring0_texts({operations: ($ports | map(.operations) | add // [])};
    if $r0.source == $s.source then $s else {base: $s.base} end))
+ {claim_11: $claim_11}) as $texts
| $template | render($texts)
