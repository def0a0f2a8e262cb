# SPDX-License-Identifier: BSD-2-Clause
#
# The matrix as a table of 76 columns, and what is violated below it.

include "text";
include "verified";

def mark:
    if . == [] then "-"
    elif violated == [] then "holds"
    elif own_violations == [] then "holds*"
    else "\(length - (violated | length))/\(length)" end;

exit_cells as $cells
| ("" | pad(20)) + ([ports[] | join(" ") | pad(14)] | add),
  ("pmap lock" | pad(20)) + ([ports[] | "taken  not    "] | add),
  ([$cells[].variant] | unique[] | . as $v
   | pad(20) + ([ports[] as $port | (true, false) as $lock
      | $cells | cells_of($v; $port; $lock) | mark | pad(7)] | add)),
  "",
  "holds: in all of \([$cells[].cast] | unique | length) casts; 3/10: in 3 of 10; "
  + "\([$cells[].executions // 0] | add) executions, \(.seconds) s",
  (if any($cells[]; of_acquire_ref) then
    "*: vmspace_acquire_ref() fails, whatever exit path it meets" else empty end),
  (if .incomplete then "INCOMPLETE: the run was interrupted" else empty end),
  "",
  ([$cells[] | select(.property != null)] | group_by(.variant)[]
   | .[0].variant,
     (group_by(.property)[]
      | "  \(.[0].property | pad(20))"
	+ ([.[] | "\(.arch) \(.model)"] | unique | join(", "))
	+ "; cast \([.[].cast] | unique | .[0])"
	+ (([.[].cast] | unique | length) as $n
	   | if $n > 1 then " and \($n - 1) more" else "" end)))
