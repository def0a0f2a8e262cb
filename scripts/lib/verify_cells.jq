# SPDX-License-Identifier: BSD-2-Clause
# What the cells say together: results/verify.json.  A violation is the fault of
# the surroundings if the stock pair, vmspace_exit() and vmspace_acquire_ref()
# both FreeBSD's, violates the same property in every cell in which it was seen.
#
#	$own		the exit paths that bring their own vmspace_acquire_ref()
#	$asked		the exit paths that were asked for by name

def stock: "acquire_ref_if_not_zero";

def key: "\(.arch) \(.model) \(.pmap_lock) \(.proc_lock) \(.cast)";

# What is asked about the port, exec and thread_wait() is no exit path's doing.
def beside: .cast == "reaped-early" or (.cast | test("^(entered|emptied)"));

map(select(beside)) as $beside
| map(select(beside | not))
| unique_by([.variant, .init_release, key])
| (map(select(.variant == stock)) | INDEX(key)) as $stock
| map((if .variant | startswith("acquire_ref_") then
	{subject: "vmspace_acquire_ref", form: (.variant[12:]
	    + if .init_release then ", count released" else "" end)}
	| . + {variant: "release_if_last"}
      else {subject: "vmspace_exit",
	form: (.variant as $v | if $own | index($v) then "own"
	    else "acquire, count released" end)} end) as $who
    | key as $key | .violations |= map(. as $v | .surroundings =
	any($stock[$key].violations[]?; .property == $v.property))
    | . + $who)
| (map(select(.subject == "vmspace_exit")) | group_by(.variant)
    | map({key: .[0].variant, value: (map(.violations[]) | group_by(.property)
	| map(select(all(.surroundings)) | .[0].property))})
    | from_entries) as $excused
| map(. as $cell
    | .violations |= map(. as $v | .surroundings =
	($cell.subject == "vmspace_exit" and
	any($excused[$cell.variant][]; . == $v.property)))
    | .excused = (.outcome == "violated" and all(.violations[]; .surroundings))
    | .property = .violations[0].property
    | .execution = .violations[0].execution)
| sort_by(.subject, .variant, .form, .arch, .model, (.pmap_lock | not),
    .proc_lock, .cast)
| {cells: ., beside: $beside, variants: (map(select(.subject == "vmspace_exit"))
    | group_by(.variant) | map(.[0] as $first
	| {variant: $first.variant, form: $first.form,
	expected: $first.expected,
	violates: (map(.violations[] | select(.surroundings | not) | .property)
	    | unique)}
	| .as_expected = (if .expected | startswith("right") then
	    .violates == []
	  elif .expected | startswith("wrong") then .violates != []
	  elif $asked | index($first.variant) then .violates == []
	  else true end)))}
