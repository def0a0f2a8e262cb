# SPDX-License-Identifier: BSD-2-Clause
# The matrix as a table of 80 columns, and what is violated below it.

include "text";
include "verified";

# The settings of a column each, with its width: most test scenarios are in the first.
def locks: [[true, false, 6], [false, false, 4], [true, true, 5]];

def mark:
    length as $all
    | (map(select(.outcome == "violated" and (.excused | not))) | length) as $bad
    | if $all == 0 then "-"
      elif $bad > 0 then "\($bad)/\($all)"
      elif any(.[]; .excused) then "ok*"
      else "ok" end;

def where: [.[] | "\(.arch) \(.model)"] | unique | join(", ");

# Cells by property, with where and in which test scenarios.
def shown:
    [.[] | . as $cell | .violations[] | . + {arch: $cell.arch,
	model: $cell.model, cast: $cell.cast}]
    | group_by(.property)[]
    | "  \(.[0].property)\(if .[0].surroundings then "*" else "" end)" as $name
    | ($name | pad(22)) + where
	+ "; in " + ([.[].cast] | unique | join(", "));

. as $root
| [.cells[] | select(.subject == "vmspace_exit")] as $exits
| [.cells[] | select(.subject == "vmspace_acquire_ref")] as $forms
| ([.variants[].variant | length] + [18] | max + 2) as $wide
| (("" | pad($wide)) + ([ports[] | "\(.[0]) \(.[1])" | pad(15)] | add)),
  (("pmap lock, or mutex" | pad($wide)) + ([ports[] | "yes   no  mtx  "] | add)),
  (.variants[] as $v
   | ($v.variant | pad($wide)) + ([ports[] as [$arch, $model]
      | locks[] as [$pmap, $proc, $column]
      | [$exits[] | select(.variant == $v.variant and .arch == $arch
	  and .model == $model and .pmap_lock == $pmap
	  and .proc_lock == $proc)]
      | mark | pad($column)] | add | sub(" +$"; ""))),
  "",
  "ok: holds in all test scenarios; 3/10: violated in 3 of 10.  yes, no: whether",
  "pmap_remove_pages() takes the pmap lock; mtx: PROC_VMSPACE_LOCK is a mutex.",
  (if any($exits[]; .excused) then
    "*: the stock exit path with the stock vmspace_acquire_ref() does the same." else empty end),
  (.variants as $all | [$all[] | select(.form == "own") | .variant] as $own
   | if $own == [] then empty else
    "With its own vmspace_acquire_ref(): \($own | join(", "))." end,
    if $own == [$all[].variant] then empty else
    (if $own == [] then "Judged" else "All others are judged" end)
    + " with a vmspace_acquire_ref() that holds,",
    "variants/acquire_ref/acquire.c, and a release where a count is set anew." end),
  "\([.cells[].executions // 0] | add) executions, \(.seconds) s",
  (if .incomplete then "INCOMPLETE: the run was interrupted" else empty end),
  "",
  ($exits | map(select(.outcome == "violated")) | group_by(.variant)[]
   | .[0].variant, shown),
  (if ($forms | map(.form) | unique | length) < 2 then empty else
  "",
  "vmspace_acquire_ref(), with the stock exit path",
  ($forms | group_by(.form)[] | .[0].form as $form
   | if all(.[]; .outcome == "holds") then "\($form): holds"
     else "\($form)", (map(select(.outcome == "violated")) | shown) end) end),
  # What is wrong there is not the exit path's.
  ([.beside[]? | select(.cast == "reaped-early")] | if . == [] then empty else
  "",
  "Reaped while it is still on its CPU, as thread_wait() lets nobody be:",
  (group_by(.outcome)[] | "  \(.[0].outcome): \([.[].variant] | unique | join(", "))") end),
  (["entered", "A CPU is switched to a vmspace while another unmaps a page of it"],
   ["emptied", "An exec empties a vmspace of which it found the count at 1"]
   | . as [$cast, $what] | [$root.beside[]? | select(.cast | startswith($cast))]
   | if . == [] then empty else
  "",
  "\($what) (see findings.md):",
  (group_by(.cast)[] | "  \(.[0].cast): " + (group_by(.outcome) | map("\(.[0].outcome) on \(where)") | join("; "))) end),
  (.variants[] | select(.as_expected | not)
   | "\n\(.variant): \(if .violates == [] then "holds" else
	"violates \(.violates | map("\"\(.)\"") | join(", "))" end); expected: \(.expected)")
