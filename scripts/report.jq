# SPDX-License-Identifier: BSD-2-Clause
#
# A run as REPORT.md: summary.json as ".", and as variables
#
#	$meta, $anatomy	meta.json and anatomy.json, as arrays of one
#	$hyperfine	[{variant, seconds, lives}], an entry for a command
#	$observed	a sentence on how often the observer met an exit, or ""
#	$verified	the section of report-verify, or a line on why there is none
#	$booted		the same of report-ring0
#	$charts		the names of the charts that there are, space-separated
#	$path		where they lie, as the report refers to them

include "figures";
include "run";
include "words";
include "report_answer";
include "report_tables";

def picture($name; $text):
    if any($charts | split(" ")[]; . == $name) then
	"[![\($text)](\($path)/\($name).png)](\($path)/\($name).svg)\n\n"
    else "" end;

def void_text:
    if .void then
	"> **This run is void.** A control moved: the base differs from its own copy in "
	+ ([.control[] | select(.moved) | "\(.bench) \(.scenario) \(.part)"
	    + " (\((.ratio - 1) * 100 | signed(2)) %)"] | join(", "))
	+ ". What is below is what was measured; no verdict of it stands. Measure again on a quieter machine.\n\n"
    else "" end;

# A section that somebody else wrote, or a line under the heading it would have.
def section($heading; $text):
    if $text | startswith("## ") then $text else "## \($heading)\n\n\($text)" end
    | rtrimstr("\n") + "\n\n";

# "Keys: values" for the machine.
def machine($m):
    [["CPU", $m.cpu], ["topology", $m.topology],
     ["hypervisor", if $m.hypervisor == "none" then "none" else
	"\($m.hypervisor): measured in a guest, not on native hardware" end],
     ["kernel", $m.kernel],
     ["PUs used", ([$m.pus[]? | "\(.pu)" + if .to_first == "same PU"
	then "" else " (\(.to_first) as the first)" end] | join(", "))],
     ["clock grain", "\($m.clock_grain_ns) ns"],
     ["compiler", $m.compiler], ["flags", "`\($m.flags)`"],
     ["address-space load, calibrated",
	if $m.calibration.surcharge_ns == null then "not measured" else
	"\($m.calibration.surcharge_ns | sig3) ns: "
	+ "\($m.calibration.what) (middle half of "
	+ "\($m.calibration.invocations) invocations: "
	+ "\($m.calibration.surcharge_lo | sig3) to "
	+ "\($m.calibration.surcharge_hi | sig3))" end]]
    | map(map(. // "unknown")) | (["| | |", "|---|---|"]
    + map("| \(.[0]) | \(.[1]) |")) | join("\n") + "\n";

def range: if length == 0 then "no" elif min == max then "\(min)"
    else "\(min) to \(max)" end;

def how($m):
    [.comparisons[] | select(.computed | not)] as $c
    | "The unit is a pair: the base and a variant next to each other, in one row with all others, in an order that is drawn for each row. "
    + "A sample of the model is the mean over a block of exits that lasts 1,000 grains of the clock; of fork and exit it is one process. "
    + "From the pairs of one invocation (a fresh process, with an environment of another length and a link order of its own) comes one number, their median. "
    + "The run has \([$c[].invocations] | range) invocations and \([$c[].pairs | numbers] | range) pairs to a comparison.\n\n"
    + "A figure is the median over the invocations; the interval beside it is the exact order-statistic interval of at least \(.confidence * 100 | fixed(0)) % for that one comparison. "
    + "The verdict is, in this order: *equivalent*, if the ratio's interval lies within the bound of \(.bound * 100 | sig3 | rtrimstr("0") | rtrimstr("0") | rtrimstr(".")) % that was fixed before the run; "
    + "*slower* or *faster*, if the sign test says so after Holm's adjustment for the \(.family) comparisons of this run; else *unresolved*, with the difference that the run would have found four times in five. "
    + "An equivalent difference may well be known to the nanosecond and not be 0: its interval stands beside it.\n\n"
    + "The control is the base against a second copy of itself, elsewhere in the same binary, in every setting. It has moved if its 99.9 % interval excludes 1 and it is off by more than half the bound. "
    + (if .void then "It has moved here, so the run is void.\n\n" else "It has not moved.\n\n" end)
    + control_table;

# The settings that were not the profile's own, as make takes them.
def settings($m):
    $m.settings as $s
    | [["PROFILE", $m.profile], ["SEED", $m.seed], ["BASE", $m.base],
	["NEXT", $s.next], ["VARIANTS", $s.variants],
	["SCENARIOS", $s.scenarios], ["CPUS", $s.cpus],
	["INVOCATIONS", $s.invocations],
	($s.kernel // {} | to_entries[] | [.key, (.value | @sh)])]
    | map(select(.[1] != null and .[1] != "") | "\(.[0])=\(.[1])")
    | join(" ");

# Who runs after an exit decides what the whole exit loads: that of the run.
def of_next($next): .operations |= map(select((.next // $next) == $next));

. as $run | $meta[0] as $m
| ($anatomy[0] | of_next($m.settings.next // "idle")) as $a
| "# What a `vmspace_exit` costs\n\n"
+ void_text
+ (if .void then "" else answer($meta[0]; $a) + "\n\n"
    + answer_points($meta[0]; $a) + "\n\n" end)
+ "Claim 11 of the review (D26923, on switching to `vmspace0` before every release: \"this would be a pessimization in the common case where the caller holds the sole reference\"): "
+ claim_11 + "\n\n"
+ picture("forest"; "Every exit path against the base, with intervals")
+ "The ratios are of a model whose teardown frees next to nothing, so they are larger than a kernel would show them: quote the nanoseconds, or the percent of a whole life below. "
+ "\"(wrong)\" marks designs that are not correct; they are measured like the others. "
+ "Figures are ns per exit; differences are against the base, `\(.base)`, with their 95 % interval.\n\n"
+ designs_table($m) + "\n"
+ "## A sole holder\n\n" + scenario_tables($m; "sole") + "\n"
+ picture("ecdf"; "Times of a sole exit, cumulative")
+ "### Over the cost of an address-space load\n\n"
+ "Ring 3 cannot load an address space. A sole exit meets nobody, so what loads would add is computed: their number times a cost, from 0 ns to 2,000 ns. "
+ "Whole exit, ns more than the base; the width of each interval is that at 0 ns. s slower, f faster, e equivalent within 2 %, u unresolved.\n\n"
+ load_table($m) + "\n"
+ picture("load"; "A sole exit over the cost of an address-space load")
+ "## Holders that exit one after another\n\n" + scenario_tables($m; "shared") + "\n"
+ "## Holders that exit at once\n\n"
+ "Each exit is timed on its own CPU from the moment at which all may start. Who is last is decided late, and who had switched by then switches back.\n\n"
+ scenario_tables($m; "race") + "\n"
+ "## A storm of sole holders\n\n"
+ "Every CPU has its own holders; they meet on `vmspace0`'s count and, on amd64, its `pm_active`. Each CPU resumes the process that exits next, and that is part of the time: it clears the CPU's bit in `vmspace0`'s `pm_active` as the exit sets it. A load that is spun can make an exit cheaper than none: CPUs that spend time elsewhere meet less often.\n\n"
+ scenario_tables($m; "storm") + "\n"
+ picture("storm"; "Exits per microsecond in a storm")
+ "## While another CPU looks on\n\n"
+ "The observer visits the 32 processes that come next to exit, at random, and takes and drops references by `vmspace_acquire_ref` and `vmspace_free`, as ps and procstat do."
+ (if $observed == "" then "" else " \($observed)" end) + "\n\n"
+ scenario_tables($m; "observed") + "\n"
+ "## Fork and exit\n\n"
+ "Real processes: the child runs the variant's exit on a vmspace in shared memory, then `_exit`. `none` leaves our exit path out and so is the running kernel's own exit alone.\n\n"
+ life_tables($m) + "\n"
+ picture("forkexit"; "What an exit path adds to a process's life")
+ "hyperfine's figures for whole commands, each of many lives, stand beside the paired ones. Its commands are not paired, run seconds apart and include a program's start: its differences have no interval and no verdict.\n\n"
+ hyperfine_table($m; $hyperfine) + "\n"
+ "## What an exit does\n\n"
+ "Counted by running one exit of each kind (not timed): inline part / whole exit.\n\n"
+ anatomy_tables($m; $a) + "\n"
+ "What a design adds to the base in a whole sole exit, and what the clock shows at a load of 0 ns:\n\n"
+ explained_table($m; $a) + "\n"
+ explained_text($a) + "\n\n"
+ section("Is it right?"; $verified)
+ section("In ring 0"; $booted)
+ "## The machine\n\n" + machine($m)
+ (($m.warnings // []) + (.warnings // []) | if length == 0 then "" else "\n"
    + (map("- \(.)") | join("\n")) + "\n" end) + "\n"
+ "## How it was measured\n\n" + how($m) + "\n"
+ picture("order"; "The samples in the order of the run")
+ "## What is not measured\n\n"
+ "- The load of an address space itself: ring 3 cannot do it. It counts 0 ns, or is computed (sole) or spun (under contention).\n"
+ "- Refilling the TLB in user space after a load, page-table isolation, and page walks.\n"
+ "- Cold caches and predictors: a block is hundreds of exits one after another over processes that were just made.\n"
+ "- The exit alone: some 2 ns of every figure are the scenario's own, which puts the next process on the CPU; the same for all variants (`make bench-self`).\n"
+ "- Teardown: the model's `pmap_remove_pages` takes its lock and frees next to nothing. Fork and exit have the running kernel's teardown, not FreeBSD's exit path.\n"
+ "- Weakly ordered hardware: on amd64 locked instructions order everything, so no fence costs what it does on arm64 or riscv.\n"
+ (if $m.hypervisor == "none" then "" else
    "- Native hardware: this is a guest, and a load of CR3 or an interrupt may cost otherwise outside one.\n" end)
+ "- More CPUs than the \([$m.pus[]?] | length) used here, and more than one socket.\n\n"
+ "## Files, and how to repeat it\n\n"
+ "```\nmake setup\nmake bench \(settings($m))\nmake report\n```\n\n"
+ "Measured \($m.date) at commit `\($m.commit)`; the source of `sys/` and `variants/` has the hash `\(.source)`. "
+ "The seed fixes the order of the samples, not their times. A run leaves, under `results/`: `meta.json` (machine and settings), `raw/` (every sample), `values/` (one value a line, for ministat), `summary.json` (the verdicts), `anatomy.json`, `hyperfine/` and `charts/`.\n"
