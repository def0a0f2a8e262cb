# SPDX-License-Identifier: BSD-2-Clause
#
# results/ring0.json as text.

include "text";

def verdict:
    if .violations == null then "did not get to its end"
    elif .violations == 0 then "holds in \(.exits) exits"
    else "caught: " + (.first | .violation
	+ ", at \(.at) in \(.step) on CPU \(.cpu)") end;

def exact_table($arch; $case):
    [.cells[] | select(.arch == $arch and .mode == "exact" and .case == $case)]
	as $cells
    | def pair($variant; $field):
	[("inline", "whole") as $part | $cells[] | select(.variant == $variant
	    and .part == $part) | .[$field] | tostring | lpad(5)] | join("");
    if $cells == [] then empty else
	"\n\($arch), \($case)\n" + ("inline, whole" | pad(24))
	+ ([("instr", "loads", "flushes", "locked", "fences") | lpad(11)]
	| join("")),
	([$cells[].variant] | unique[]) as $v
	| ($v | pad(24)) + ([("instructions", "address_space_loads",
	    "tlb_flushes", "locked_operations", "fences") as $field
	    | " " + pair($v; $field)] | join("")) end;

def stress_table($arch):
    [.cells[] | select(.arch == $arch and .mode == "stress")] as $cells
    | if $cells == [] then empty else
	"\n\($arch), stress, seed \(.seed)",
	($cells[] | (.variant | pad(24)) + "\(.cpus) CPUs  " + verdict) end;

# Of a void run none.
def native_table:
    [.cells[] | select(.mode == "native"
	and (.variant | endswith(".copy") | not))] as $cells
    | if $cells == [] or .native_void then empty else
	"\namd64, native, sole: ns\n"
	+ ("" | pad(24)) + ("inline" | lpad(9)) + ("whole" | lpad(9)),
	([$cells[].variant] | unique[]) as $v
	| ($v | pad(24)) + ([("inline", "whole") as $part | $cells[]
	    | select(.variant == $v and .part == $part)
	    | .ns * 10 | round / 10 | tostring | lpad(9)] | join("")) end;

. as $r
| (([.cells[].arch] | unique[]) as $arch
| ($r | exact_table($arch; "sole: the only holder",
    "shared: the first of two holders", "shared: the last of two holders")),
  ($r | stress_table($arch))),
  native_table,
  if .native == "" then empty else "\n\(.native)" end
