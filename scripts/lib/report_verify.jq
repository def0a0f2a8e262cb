# SPDX-License-Identifier: BSD-2-Clause
#
# The report's texts on what was verified, by name.

include "text";
include "verified";

def matrix:
    exit_cells as $cells
    | [$cells[].variant] | unique
    | map(. as $v | ["`\($v)`"] + [ports[] as $port | (true, false) as $lock
	| $cells | cells_of($v; $port; $lock)
	| own_violations as $bad
	| if . == [] then "-" elif $bad != [] then
	    "**\([$bad[] | properties] | unique | join(", "))** (\($bad | length) of \(length))"
	  elif violated != [] then "holds\\*" else "holds" end])
    | table(["variant"] + [ports[] | join(", ")
	| ("\(.), locked", "not locked")]);

# The forms of vmspace_acquire_ref, each with the exit paths that it met.
def forms:
    [.cells[] | select(.subject == "vmspace_acquire_ref")] as $cells
    | [$cells[].form] | unique
    | map(. as $form | ["`\($form)`"] + [ports[] as $port
	| [$cells[] | select(.form == $form and [.arch, .model] == $port)]
	| violated as $bad
	| if . == [] then "-" elif $bad == [] then "holds"
	  else "**\([$bad[] | properties] | unique | join(", "))** (in "
	    + "\([$bad[].cast] | unique | join(", ")))" end])
    | table(["form"] + [ports[] | join(", ")]);

def shortest($variant; $arch; $model):
    [.cells[] | select(.variant == $variant and .arch == $arch
	and .model == $model and .outcome == "violated" and .cast == "two"
	and .pmap_lock and .execution != null)] | .[0] | values
    | "```\n\(.execution | rtrimstr("\n"))\n```"
    | folded("<code>\($variant)</code> on \($arch) (\($model))");

def emitted:
    group_by([.compiler, .target])
    | map("\(.[0].compiler) for \(.[0].target) "
	+ (sort_by(.volatile | not) | map(.loads) | join(" and ")))
    | join("; ");

# Claim 11 is the benchmarks': $claim_11 is what this run says of it.
def claims($claim_11):
    .ports as $ports | .emitted as $emitted
    | [(.claims[] | select(.number != 11)
	| "\(.number). > \(.quote | md)\n\n"
	+ ([.experiments[] | "   * `\(.variant)`, test scenario `\(.cast)`: \(.what | md): "
	    + ([range($ports | length) as $i | "\($ports[$i]) "
	    + (.outcomes[$i] | if . == "holds" then . else "**\(.)**" end)]
	    | join(", ")) + "."]
	+ if .number == 5 then ["   * Loads of the count that compilers emit at -O2, volatile and not: \($emitted | emitted)."]
	    else [] end | map(. + "\n") | add // "")
	+ "\n   \(.verdict)"),
	"11. > but this would be a pessimization in the common case where the caller holds the sole reference.\n\n   On this machine \($claim_11)"]
    | join("\n\n");

def survivors:
    [.survivors[] | "* `\(.file)`, line \(.line), \(.rule): \(.text | code). \(.argument // "No argument yet." | md)"]
    | join("\n") | folded("The survivors, and why each is no hole");

def verify_texts($verify; $claims; $mutants; $claim_11):
    {verify: (if $verify == null then "" else "yes" end),
    executions: (if $verify == null then "" else
	"\([$verify.cells[].executions // 0] | add // 0) executions in \($verify.cells | length) searches" end),
    casts: ([$verify.cells[]?.cast] | unique | "\(length) test scenarios (\(join(", ")))"),
    exhaustive: "\([$verify.cells[]? | select(.exhaustive)] | length)",
    matrix: (if $verify == null then "" else $verify | matrix end),
    acquire_ref_star: (if any($verify.cells[]?; of_acquire_ref
	and .subject != "vmspace_acquire_ref") then "\\*" else "" end),
    forms: (if $verify == null then "" else $verify | forms end),
    wrong_ones: (if $verify == null then "" else
	[$verify | shortest("fcmpset_loop"; "riscv"; "weak"),
	shortest("release_then_switch"; "amd64"; "tso"),
	shortest("critical_leave"; "amd64"; "tso")] | join("\n\n") end),
    claims: (if $claims == null then "" else $claims | claims($claim_11) end),
    mutants: (if $mutants == null then "" else
	"\($mutants.killed) of \($mutants.all)" end),
    mutated: ([$mutants.mutants[]?.file | sub("^variants/(?<n>.*)\\.c$"; "\(.n)") | "`\(.)`"]
	| unique | join(", ")),
    survivors: (if $mutants == null then "" else $mutants | survivors end)};
