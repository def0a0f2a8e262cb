#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Machines that are not here, as hwloc makes them up: which PUs are taken in
# which order, what is said of them, and which cells a run would have.

. tests/lib.sh

# machine TOPOLOGY [option ...]; its PUs as $tmp/out
machine() {
	topology=$1
	shift
	try env HWLOC_THISSYSTEM=0 HWLOC_SYNTHETIC="$topology" "$O/machine" "$@"
}

# is FILTER: what the machine says of itself.
is() {
	jq -e "$1" "$tmp/out" >/dev/null && return 0
	cat "$tmp/out"
	return 1
}

# cells TOPOLOGY SCENARIO EXPECTED
cells() {
	env HWLOC_THISSYSTEM=0 HWLOC_SYNTHETIC="$1" "$O/pairs" --plan \
	    --scenarios "$2" --parts inline >"$tmp/out" 2>&1
	[ "$(sed 's/^micro\.[a-z]*\.inline\.//; s/\.l0//' "$tmp/out" |
	    tr '\n' ' ')" = "$3 " ] && return 0
	cat "$tmp/out"
	return 1
}

machine 'package:2 core:2 l1d:2 pu:1'
check "caches of a thread's own: first a PU of each core" \
    is '[.pus[].pu] == [0, 2, 4, 6, 1, 3, 5, 7]'
check "caches of a thread's own: cores and packages are recorded" \
    is '[.pus[] | [.core, .package]] ==
    [[0, 0], [1, 0], [2, 1], [3, 1], [0, 0], [1, 0], [2, 1], [3, 1]]'
check "caches of a thread's own: the others lie in another package" \
    is '.pus[2].to_first == "other package" and
    .pus[4].to_first == "same core"'
check "no L3 is no L3" is '.topology == "2 packages, 4 cores, 8 PUs, no L3"'
machine 'package:2 core:2 l1d:2 pu:1' --cpus 1,4-5
check "one PU of a core comes first, whichever it is" \
    is '[.pus[].pu] == [1, 4, 5]'
check "a package without a chosen PU is not counted" \
    is '.topology == "2 packages, 2 cores, 3 PUs, no L3"'
machine 'package:2 core:2 pu:1' --cpus 0,1
check "packages are counted where they are used" \
    is '.topology == "1 package, 2 cores, 2 PUs, no L3"'
machine 'core:2 pu:2'
check "no package is no other package" \
    is '[.pus[].to_first] == ["same PU", "same machine", "same core",
    "same machine"] and .topology == "2 cores, 4 PUs, no L3"'
machine 'package:1 l3:1(size=32MB) l2:2 core:2 pu:1'
check "cores that share an L2: a relation" is '[.pus[].to_first] ==
    ["same PU", "same L2", "same L3", "same L3"]'
machine 'package:2 core:64 pu:2'
check "256 PUs are 256 PUs, in two packages" is '(.pus | length) == 256 and
    .topology == "2 packages, 128 cores, 256 PUs, no L3" and
    ([.pus[].package] | unique) == [0, 1] and
    ([.pus[:128][].core] | unique | length) == 128'
machine 'package:2 core:64 pu:2' --cpus 0-255
check "256 PUs can be chosen" is '.pus | length == 256'
machine 'package:4 core:80 pu:1'
check "of 320 PUs 64 are left out, and it is said" is '.topology ==
    "4 packages, 256 cores, 256 PUs, 64 more left out, no L3"'

check "storm: a cell at the number of cores, siblings are named" cells \
    'package:1 core:6 pu:2' storm \
    'c1 c2 c4 c6 c8.pus-siblings c12.pus-siblings'
check "race: siblings are named" cells 'core:2 pu:2' race \
    'c2 c4.pus-siblings'
check "without siblings nothing is named" cells 'core:4 pu:1' storm 'c1 c2 c4'

# Cores of two kinds, by hwloc's description of such a machine.
cat >"$tmp/hybrid.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE topology SYSTEM "hwloc2.dtd">
<topology version="2.0">
  <object type="Machine" os_index="0" cpuset="0x7" complete_cpuset="0x7"
   allowed_cpuset="0x7" nodeset="0x1" complete_nodeset="0x1"
   allowed_nodeset="0x1">
    <object type="NUMANode" os_index="0" cpuset="0x7" complete_cpuset="0x7"
     nodeset="0x1" complete_nodeset="0x1" local_memory="1024"/>
    <object type="Core" os_index="0" cpuset="0x1" complete_cpuset="0x1"
     nodeset="0x1" complete_nodeset="0x1">
      <object type="PU" os_index="0" cpuset="0x1" complete_cpuset="0x1"
       nodeset="0x1" complete_nodeset="0x1"/>
    </object>
    <object type="Core" os_index="1" cpuset="0x6" complete_cpuset="0x6"
     nodeset="0x1" complete_nodeset="0x1">
      <object type="PU" os_index="1" cpuset="0x2" complete_cpuset="0x2"
       nodeset="0x1" complete_nodeset="0x1"/>
      <object type="PU" os_index="2" cpuset="0x4" complete_cpuset="0x4"
       nodeset="0x1" complete_nodeset="0x1"/>
    </object>
  </object>
  <cpukind cpuset="0x1" forced_efficiency="0"/>
  <cpukind cpuset="0x6" forced_efficiency="1"/>
</topology>
END
try env HWLOC_THISSYSTEM=0 HWLOC_XMLFILE="$tmp/hybrid.xml" "$O/machine"
check "the fast core comes first" is '[.pus[] | [.pu, .kind]] ==
    [[1, 1], [0, 0], [2, 1]]'
try env HWLOC_THISSYSTEM=0 HWLOC_XMLFILE="$tmp/hybrid.xml" "$O/pairs" --plan \
    --scenarios race --parts inline
check "where kinds of core mix, it is said" says 'c2.l0.pus-kinds'
check "where both mix, it is said" says 'c3.l0.pus-siblings-kinds'

for list in 4294967296 4294967295 0- 0,99999999999 -1 ","; do
	try "$O/machine" --cpus "$list"
	check "--cpus $list: bad use" ends_in_a_line 2 "is no list of PUs"
done

finish
