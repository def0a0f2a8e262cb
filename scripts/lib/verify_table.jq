# SPDX-License-Identifier: BSD-2-Clause
# The matrix as a table of 76 columns, and what is violated below it.

def pad($n): . + (" " * ([$n - length, 0] | max));

# What vmspace_acquire_ref() promises is no exit path's doing.
def of_acquire_ref: .property == "own vmspace" or .property == "revives nothing";

def ports: [["amd64", "weak"], ["amd64", "tso"], ["riscv", "weak"],
    ["arm64", "weak"]];

def mark:
    length as $all
    | (map(select(.outcome == "violated"))) as $bad
    | if $all == 0 then "-"
      elif ($bad | length) == 0 then "holds"
      elif all($bad[]; of_acquire_ref) then "holds*"
      else "\($all - ($bad | length))/\($all)" end;

.cells as $cells
| ([$cells[].variant] | unique) as $variants
| ([$cells[] | select(.property != null)]) as $bad
| (("" | pad(20)) + ([ports[] | "\(.[0]) \(.[1])" | pad(14)] | add)),
  (("pmap lock" | pad(20)) + ([ports[] | "taken  not    "] | add)),
  ($variants[] as $v
   | ($v | pad(20)) + ([ports[] as [$arch, $model] | (true, false) as $lock
      | [$cells[] | select(.variant == $v and .arch == $arch
	  and .model == $model and .pmap_lock == $lock)]
      | mark | pad(7)] | add)),
  "",
  "holds: in all of \([$cells[].cast] | unique | length) casts; 3/10: in 3 of 10; "
  + "\([$cells[].executions // 0] | add) executions, \(.seconds) s",
  (if any($cells[]; of_acquire_ref) then
    "*: vmspace_acquire_ref() fails, whatever exit path it meets" else empty end),
  (if .incomplete then "INCOMPLETE: the run was interrupted" else empty end),
  "",
  ($bad | group_by(.variant)[]
   | "\(.[0].variant)",
     (group_by(.property)[]
      | "  \(.[0].property | pad(20))"
	+ ([.[] | "\(.arch) \(.model)"] | unique | join(", "))
	+ "; cast \([.[].cast] | unique | .[0])"
	+ (([.[].cast] | unique | length) as $n
	   | if $n > 1 then " and \($n - 1) more" else "" end)))
