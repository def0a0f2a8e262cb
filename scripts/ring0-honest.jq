# SPDX-License-Identifier: BSD-2-Clause
#
# Whether what the guest's clock shows may be told as time: the first reason
# against it, or nothing.  The bounds, in ticks of about 2.6 GHz, lie between
# what bare hardware takes and what was seen elsewhere: TCG 6 for lock xadd and
# 5,200 to 16,000 for a CR3 load, a KVM that emulates 9,000 and more.

def bounds: {
    xadd: ["a locked add", 8, 200], nops: ["ten nops", -20, 20],
    pause: ["a pause", 0, 300], cr3: ["a CR3 load", 60, 1500],
    invlpg: ["an invlpg", 50, 600], cpuid: ["a cpuid", 60, 1000000]
};

[ if .hypervisor | startswith("TCG") then
	"the guest runs under TCG, which emulates its CPU" else empty end,
  if .host_hypervisor != "none" then
	"this machine is itself a guest (\(.host_hypervisor))" else empty end,
  if .pvm then "this KVM is kvm_pvm, which shadows page tables" else empty end,
  if .invariant_tsc then empty else
	"the guest's clock is not invariant" end,
  if .khz > 0 and (.measured_khz / .khz | . > 0.97 and . < 1.03) then empty
    else "the guest's clock runs at \(.measured_khz) kHz by the host's, and says \(.khz)" end,
  (.ticks as $t | bounds | to_entries[] | .value as [$what, $least, $most]
    | $t[.key] | select(. < $least or . > $most)
    | "\($what) takes \(.) ticks, and \([$least, 0] | max) to \($most) on bare hardware")
] | .[0] // empty
