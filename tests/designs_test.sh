#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Each design that is expected to be right, broken in two ways: the check on one
# CPU or the model checker has to see it.

. tests/lib.sh

jobs=$(getconf _NPROCESSORS_ONLN)
mkdir "$tmp/variants"
: >"$tmp/checked"
: >"$tmp/verified"

# broken VARIANT NAME BY EXPRESSION: sed(1) makes the design NAME of it, which
# BY finds: "check", or the cast in which the checker does.
broken() {
	sed "$4" "variants/$1.c" >"$tmp/variants/$2.c"
	check "$2: is $1 changed" not cmp -s "variants/$1.c" \
	    "$tmp/variants/$2.c"
	case $3 in
	check) echo "$2" >>"$tmp/checked" ;;
	*) echo "$2 $3" >>"$tmp/verified" ;;
	esac
}

broken vmspace0_uncounted half_uncounted check \
    's/p->p_vmspace = NULL;/vmspace_free(p->p_vmspace); &/'
broken vmspace0_uncounted uncounted_stays two \
    '/if (!released) {/,/^	}/s/pmap_activate(td);//'
broken vmspace0_untracked untracked_leaves check \
    '/if (oldpmap != vmspace/d'
broken vmspace0_untracked untracked_lingers check \
    '/if (oldpmap != vmspace/d; /pmap_leave_active/d'
broken vmspace0_kept kept_leaves check \
    '/if (oldpmap != vmspace/d; s/ || !pmap_is_active(pmap)//'
broken vmspace0_kept kept_lingers check \
    '/if (oldpmap != vmspace/d; /pmap_leave_active/d'
broken switch_once never_switches check 's/pmap_activate(td);//'
broken switch_once first_tears_down check 's/if (!refcount/if (refcount/'
broken defer_reap no_hold check '/refcount_acquire(&vm->vm_holdcnt)/d'
broken defer_reap others_stand_there two 's/vm_holdcnt) == 2/vm_holdcnt) >= 2/'
broken lazy_count no_hold_of_cpu check '/refcount_acquire(&pmap_vms/d'
broken lazy_count others_on_root two 's/vm_holdcnt) == 2/vm_holdcnt) >= 2/'
broken reaper before_the_switch check \
    '/cpu_throw(td/d; s/reaper(td->td_proc);/& cpu_throw(td, choosethread());/'
broken reaper zombie_keeps check 's/p->p_vmspace = &vmspace0;//'
broken leave_then_look no_fence_in_exit observer \
    '/^vmspace_exit/,/^}/s/atomic_thread_fence_seq_cst();//'
broken leave_then_look no_fence_in_observer observer \
    '/^vmspace_acquire_ref/,/^}/s/atomic_thread_fence_seq_cst();//'
broken leave_then_look no_acquire reused \
    '/atomic_thread_fence_acq/d'

build() {
	try $MAKE -s -j"$jobs" O="$tmp/o" VARIANT_DIRS="$tmp/variants" \
	    "$tmp/o/check" "$tmp/o/verify.amd64"
	status_is 0
}
check "the broken designs compile" build

try "$tmp/o/check"
check "check: finds something" status_is 1
while read -r name; do
	check "check: finds $name" says "^check: $name breaks"
done <"$tmp/checked"
while read -r name cast; do
	try "$tmp/o/verify.amd64" --quiet --variant "$name" --cast "$cast" \
	    --bound 3 --bounded 30000 --random 1000 --full 0
	check "verify: finds $name, cast $cast" status_is 1
done <"$tmp/verified"

finish
