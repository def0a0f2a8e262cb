# SPDX-License-Identifier: BSD-2-Clause
# The report's section on what was verified.

def of_acquire_ref: .property == "own vmspace" or .property == "revives nothing";

def ports: [["amd64", "weak"], ["amd64", "tso"], ["riscv", "weak"],
    ["arm64", "weak"]];

def mark:
    length as $all
    | map(select(.outcome == "violated")) as $bad
    | if $all == 0 then "-"
      elif ($bad | length) == 0 then "holds"
      elif all($bad[]; of_acquire_ref) then "holds\\*"
      else "violated: " + ([$bad[] | select(of_acquire_ref | not) | .property]
	| unique | join(", ")) + " (\($bad | length) of \($all))" end;

def shortest($variant; $arch; $model):
    [.[] | select(.variant == $variant and .arch == $arch and .model == $model
	and .outcome == "violated" and .cast == "two" and .pmap_lock)][0]
    | if . == null then empty else
	"`\(.variant)` on \(.arch), \(.model): \(.property)\n\n```\n\(.execution)```\n" end;

.cells as $cells
| ([$cells[].variant] | unique) as $variants
| ([$cells[].cast] | unique) as $casts
| "## Is it right?\n",
"The source that is timed was also run through \([$cells[].executions // 0] | add) executions under Relacy, "
+ "\($cells | length) searches: every exit path with each port's pmap, with and without the pmap lock in `pmap_remove_pages`, "
+ "with \($casts | length) casts (\($casts | join(", "))). "
+ "`weak` is what atomic(9) promises and nothing more: weaker than riscv's and arm64's hardware, which honour dependencies, "
+ "so a violation says \"not promised\". `tso` is weaker than amd64 really is, so what holds there holds on amd64.\n",
"| variant | " + ([ports[] | "\(.[0]), \(.[1]), locked | not locked"] | join(" | ")) + " |",
"|---|" + ([ports[] | "---|---|"] | add),
($variants[] as $v
 | "| `\($v)` | " + ([ports[] as [$arch, $model] | (true, false) as $lock
    | [$cells[] | select(.variant == $v and .arch == $arch
	and .model == $model and .pmap_lock == $lock)] | mark] | join(" | ")) + " |"),
"",
(if any($cells[]; of_acquire_ref) then
"\\* `vmspace_acquire_ref` itself fails in one cast, whatever exit path it meets: a process exits and a fork takes its vmspace while "
+ "somebody looks at the process. Nothing in atomic(9) orders the increment before the second look at `p_vmspace`, nor does arm64 or riscv "
+ "hardware, so that look may see the old value and the caller gets another process's vmspace. The exit path has no part in it: it happens "
+ "with all of them and not under tso, and not with `PROC_VMSPACE_LOCK` as a mutex. In the kernel most callers hold the process (`p_lock`), for which `exit1` waits; "
+ "without that it needs an acquire in the increment, and a release where a new vmspace's count is set.\n" else empty end),
"Full searches (\([$cells[] | select(.exhaustive)] | length) cells) are exhaustive: all executions that Relacy can represent. "
+ "The others went to the bound of preemptions that `results/verify.json` states for each, and then through random executions with fixed seeds.\n",
"What Relacy cannot represent, from its source: load buffering (a load never sees a later store); more than one old value "
+ "(outside random search a load sees the newest value or the one before it); more than one spurious failure per object and execution; "
+ "a modification order that differs from the order of execution. The TLB, speculative page walks and interrupts are not modelled.\n",
"### How the wrong ones go wrong\n",
($cells | shortest("fcmpset_loop"; "riscv"; "weak"), shortest("release_then_switch"; "amd64"; "tso"),
    shortest("critical_leave"; "amd64"; "tso")),
"### The claims of the review\n",
($claims[0] as $c | $c.ports as $ports | $c.claims[]
 | "\(.number). > \(.quote)\n",
   (.experiments[] | "   * `\(.variant)`, cast `\(.cast)`: \(.what): "
      + ([range(4) as $i | "\($ports[$i]) \(.outcomes[$i] | if . == "holds" then . else "**" + . + "**" end)"] | join(", ")) + "."),
   (if .number == 5 then "   * Loads of the count that compilers emit at -O2, volatile and not: "
      + ($c.emitted | group_by([.compiler, .target]) | map("\(.[0].compiler) for \(.[0].target) \(sort_by(.volatile | not) | map(.loads) | join(" and "))") | join("; ")) + "." else empty end),
   "\n   \(.verdict)\n"),
(if $mutants != [] then $mutants[0] |
 "### Mutants\n",
 "\(.killed) of \(.all) mutants are killed: the exit paths that are right, refcount(9) and the amd64 pmap, changed one place at a time by rule. The survivors:\n",
 (.survivors[] | "* `\(.file)`, line \(.line), \(.rule): `\(.text)`. \(.argument // "No argument yet.")"), "" else empty end)
