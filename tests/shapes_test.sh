#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Who checks the checker: its atomic layer shows just what atomic(9) promises in
# the classic shapes, and each of its orders, taken away, is missed in one.

. tests/lib.sh

if ! $MAKE -s O="$O" relacy; then
	skip 'the shapes' 'no Relacy; see make setup'
	finish
fi
$MAKE -s O="$O" "$O/shapes" || exit 1
try "$O/shapes" x
check 'no such shape' says_one_line "no shape 'x'"
check 'and that is bad use' status_is 2
"$O/shapes" >"$tmp/shapes"
status=$?
check 'every shape shows what it must, and nothing else' test $status -eq 0
check 'two models of each' jq -se '
    group_by(.shape) | length > 15 and all(.[]; map(.model) | sort ==
    ["tso", "weak"]) and all(.[][]; .executions > 1 and .as_expected)' \
    "$tmp/shapes"
check 'the models differ where amd64 does' jq -se '
    [.[] | select(.shape == "SB+locked" or .shape == "MP") | .outcomes]
    | unique | length == 3' "$tmp/shapes"
# A newer Relacy that can show these would be worth having.
check 'what Relacy cannot show' jq -se '
    [.[] | select(.unshown != "") | {(.shape): .unshown}] | add ==
    {"2+2W": "11", "LB": "11"}' "$tmp/shapes"

# How make would build it, had shapes.cc changed; with our headers first.
mkdir -p "$tmp/inc/sys" "$tmp/inc/machine"
$MAKE -s -n -W verify/shapes.cc O="$O" "$O/shapes" | sed "/verify\/shapes/!d
    s|-Isys |-O0 -g0 -I$tmp/inc -Isys |
    s|[^ ]*amd64/verify/shapes\.o|$tmp/shapes.o|g
    s|-o $O/shapes |-o $tmp/broken |" >"$tmp/build"

# without FILE SED SHAPE: that change shows in that shape.
without() {
	rm -f "$tmp"/inc/*/*.h "$tmp/broken"
	header=$tmp/inc/$(echo "$1" | sed 's|.*/\([^/]*/[^/]*\)$|\1|')
	sed "$2" "$1" >"$header" && not cmp -s "$1" "$header" &&
	    sh -e "$tmp/build" || return 1
	not "$tmp/broken" "$3" >"$tmp/shapes"
}
common=sys/sys/atomic_common.h
check 'store_rel without its order' without $common \
    '/E_FN(store_rel,/s/RELEASE/RELAXED/' MP+rel+acq
check 'load_acq without its order' without $common \
    '/D_FN(load_acq,/s/ACQUIRE/RELAXED/' WRC+rel+acq
check 'an fcmpset that never fails' without $common \
    's/cmp, v, true/cmp, v, false/' fcmpset
check 'a cmpset that may' without $common 's/cmp, v, false/cmp, v, true/' \
    fcmpset
layer=verify/include/machine/atomic.h
check 'a full fence that is none' without "$layer" \
    's/fence(checker::SEQ_CST/fence(checker::ACQ_REL/' SB+fences
check 'no release fence' without "$layer" \
    's/checker::fence(checker::RELEASE, at)/(void)at/' MP+fences
check 'no acquire fence' without "$layer" \
    's/checker::fence(checker::ACQUIRE, at)/(void)at/' MP+fences

finish
