# SPDX-License-Identifier: BSD-2-Clause
#
# What one load of an address space costs, as a run's meta.json has it: by
# $native[0], what make ring0 measured ("native_load" of ring0.json), where that
# is of this host, CPU and kernel ($meta[0]), for there the load is a real one;
# else by what ring 3 took in each invocation, the numbers that are the input.

include "middle_half";

def of: [.host, .cpu, .kernel];

def calibration($what):
    {surcharge_ns: .ns, surcharge_lo: .ns_lo, surcharge_hi: .ns_hi,
	invocations: .n, what: $what};

if $native != [] and ($native[0] | of) == ($meta[0] | of) then
    $native[0] | calibration("a native CR3 load, measured in ring 0")
elif length > 0 then
    middle_half | calibration("a process switch against a thread switch, "
	+ "by this kernel: no bare CR3 load")
else {} end
