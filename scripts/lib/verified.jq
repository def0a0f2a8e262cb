# SPDX-License-Identifier: BSD-2-Clause
#
# Finding one's way in results/verify.json.

# A port, the model that it is judged by, and a heading.
def ports: [["amd64", "weak"], ["amd64", "tso"], ["riscv", "weak"],
    ["arm64", "weak"]];

# What vmspace_acquire_ref() promises is no exit path's doing.
def of_acquire_ref: .subject == "vmspace_acquire_ref" or .excused;

def exit_cells: [.cells[] | select(.subject != "vmspace_acquire_ref")];

# What a cell violates by its own doing.
def properties: if .violations then .violations[] | select(.surroundings | not)
    | .property else .property end;

def violated: map(select(.outcome == "violated"));
def own_violations: violated | map(select(of_acquire_ref | not));

# Of one variant with this pmap, model and lock.
def cells_of($variant; $port; $lock):
    map(select(.variant == $variant and [.arch, .model] == $port
	and .pmap_lock == $lock and (.proc_lock | not)));

# Does the exit path hold on that port's hardware, as far as a model says so?
# amd64 by tso, which is weaker than it is, the others by atomic(9) alone.
def holds_on($variant; $arch):
    cells_of($variant; [$arch, if $arch == "amd64" then "tso" else "weak" end];
	true)
    | if . == [] then "" elif own_violations == [] then "holds"
      else "**fails**" end;
