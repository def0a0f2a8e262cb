#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The checker: a right exit path broken in many ways, each seen under the right
# property; paths that do not compile, end or return; and bad use.

. tests/lib.sh

if ! $MAKE -s relacy 2>/dev/null; then
	skip 'the checker' 'there is no Relacy'
	finish
fi

jobs=$(getconf _NPROCESSORS_ONLN)
mkdir "$tmp/paths"
names=

# broken NAME FROM SED: a path that is FROM with that change.
broken() {
	sed -e '/^VARIANT/,$d' -e "$3" "variants/$2.c" >"$tmp/paths/$1.c"
	if cmp -s "$tmp/paths/$1.c" "variants/$2.c"; then
		echo "nothing to break in $2 for $1" >&2
		exit 1
	fi
	names="$names $1"
}

broken pasted release_if_last ''
broken count_twice switch_always \
    's/^\(.*\)refcount_acquire(&vmspace0.*/&\1refcount_acquire(\&vmspace0.vm_refcnt);/'
broken no_count switch_always '/refcount_acquire(&vmspace0/d'
broken drops_twice switch_always \
    's/if (!refcount_release(&vm->vm_refcnt))/(void)refcount_release(\&vm->vm_refcnt); &/'
broken never_torn switch_always 's/	vmspace_dofree(vm);/	return;/'
broken torn_twice switch_always 's/	vmspace_dofree(vm);/&&/'
broken no_pages switch_always '/pmap_remove_pages/d'
broken not_back switch_always 's/if (p->p_vmspace != vm)/if (0)/'
broken stays release_if_last 's/if (p->p_vmspace != &vmspace0)/if (0)/'
broken no_fence fenced_loop '/atomic_thread_fence_rel/d'
broken no_acquire fenced_loop '/atomic_thread_fence_acq/d'
broken inverted switch_always 's/if (!refcount_release/if (refcount_release/'
broken locks_twice switch_always \
    's/	pmap_remove_pages(/	PMAP_LOCK(vmspace_pmap(vm));&/'
broken in_section switch_always 's/	pmap_remove_pages(/	critical_enter();&/'
broken stays_in_it switch_always 's/vmspace_dofree(vm);/&critical_enter();/'
broken spins fenced_loop \
    's/	pmap_remove_pages(/	while (vm->vm_refcnt == 0) ;&/'
broken recurses switch_always 's/	if (!refcount_release/	vmspace_exit(td);&/'
broken crashes switch_always \
    's/	pmap_remove_pages(/	*(volatile int *)8 = 0;&/'
broken hangs switch_always \
    's/	pmap_remove_pages(/	for (;;) __compiler_membar();&/'

# A path that revives: its own vmspace_acquire_ref() adds to a count of 0.
{
	sed '/^VARIANT/,$d' variants/switch_always.c
	cat <<-'EOC'
	struct vmspace *
	vmspace_acquire_ref(struct proc *p)
	{
		struct vmspace *vm;

		vm = p->p_vmspace;
		if (vm == NULL)
			return (NULL);
		refcount_acquire(&vm->vm_refcnt);
		return (vm);
	}
	EOC
} >"$tmp/paths/revives.c"
names="$names revives"

good=$names
# build PATHS TARGET ...
build() {
	paths=$1
	shift
	$MAKE -s -j"$jobs" O="$tmp/o" VARIANT_DIRS="$tmp/paths" \
	    VARIANTS_ALL="$paths" "$@"
}
# What is tried on other ports than amd64, too.
few='drops_twice inverted no_fence pasted'
with_checker "$tmp/o"
check 'broken paths compile' build "$good" "$tmp/o/verify.amd64"
check 'for the other ports, too' build "$few" "$tmp/o/verify.riscv" \
    "$tmp/o/verify.arm64"

# says_of PORT VARIANT PROPERTY option...: that is what is violated.
says_of() {
	port=$1 variant=$2 property=$3
	shift 3
	try "$tmp/o/verify.$port" --quiet --variant "$variant" --limit 20 \
	    --full 100000 "$@"
	if [ "$property" = holds ]; then
		status_is 0 && says "  holds"
	else
		status_is 1 && says "violated: .*$property"
	fi
}

# property VARIANT PROPERTY option...
property() {
	check "$1: $2" says_of amd64 "$@"
}

property pasted holds
property count_twice "vmspace0's count"
property no_count 'torn down once'
property drops_twice 'pm_active empty'
property never_torn 'torn down once'
property torn_twice 'no use after free'
property no_pages holds
property not_back 'pmap current'
property stays 'ends on vmspace0'
property no_fence 'no use after free'
property no_fence 'no data race' --cast unlocked --watch 'no data race'
property no_fence holds --model tso
property no_acquire 'no use after free'
property inverted 'pm_active empty'
property locks_twice 'no deadlock'
property in_section 'locking(9)'
property stays_in_it 'assertions'
property spins 'ends'
property hangs 'ends'
property crashes 'no crash'
property recurses 'no recursion'
property revives 'revives nothing' --cast observer
# Of exec and of the switch, under a right exit path; and what mends them.
property pasted 'no data race' --cast emptied
property pasted holds --cast emptied --model tso
property pasted holds --cast emptied-fenced
check 'arm64: a dsb of the other is no acquire' \
    says_of arm64 pasted 'no data race' --cast emptied
check 'riscv: a shootdown may miss who enters' \
    says_of riscv pasted 'no stale TLB' --cast entered
check 'riscv: and with fences it does not' \
    says_of riscv pasted holds --cast entered-fenced
# Without a pm_active to tell of it, what is wrong is seen where it is.
check 'drops_twice, arm64: sole at teardown' \
    says_of arm64 drops_twice 'sole at teardown'
check 'drops_twice, arm64: torn down once' \
    says_of arm64 drops_twice 'torn down once'
check 'inverted, arm64: sole at teardown' \
    says_of arm64 inverted 'sole at teardown'
check 'no_fence, riscv: no use after free' \
    says_of riscv no_fence 'no use after free'
check 'no_fence, arm64: a dsb does it' says_of arm64 no_fence holds

shows() {
	try "$tmp/o/verify.amd64" --variant not_back
	status_is 1 && says 'CPU 0  *CPU 1' && says 'pmap_activate(): vmspace0' &&
	    says '=> CPU [01]: panic: pmap_remove_pages: pmap is not current'
}
check 'a violation is shown, step by step' shows

random() {
	try "$tmp/o/verify.amd64" --quiet --variant inverted --cast three \
	    --bounded 0
	status_is 1 && says ', random '
}
check 'random executions find what bounded ones did not' random

bad() {
	text=$1
	shift
	try "$tmp/o/verify.amd64" "$@"
	ends_in_a_line 2 "$text"
}
check 'no such option' bad 'option.*such' --such
check 'no value' bad 'requires an argument' --cast
check 'no such cast' bad "no cast 'x'" --cast x
check 'no such model' bad "no memory model 'x'" --model x
check 'no such property' bad "no property 'x'" --watch x
check 'no number' bad 'not a number' --bound -1
check 'no such variant' bad "no variant 'x'" --variant x
try "$tmp/o/verify.riscv" --model tso
check 'tso is amd64 alone' ends_in_a_line 2 "is amd64's"

# An old path, asked for alone: the program is linked anew.
touch -t 200001010000 "$tmp/paths/not_back.c"
check 'another list of paths' build not_back "$tmp/o/verify.riscv"
check 'another list of paths: is in the program' says_of riscv not_back \
    'pmap current'

# A Relacy that is none stands in for none.
mkdir -p "$tmp/none/relacy"
echo '#error none' >"$tmp/none/relacy/relacy.hpp"
try $MAKE -s O="$tmp/no" VARIANT_DIRS="$tmp/paths" VARIANTS_ALL=pasted \
    RELACY_DIR="$tmp/none" verify
check 'no Relacy: make verify is skipped, by name' \
    says_one_line 'skipped: Relacy'
check 'no Relacy: and that is no failure' status_is 0

# A checker that cannot be asked has no verdict, least of all "no crash".
mkdir "$tmp/cell"
try sh -c 'O=$1 scripts/lib/verify-cell "$2" 1 nobody amd64 weak pmap two 3>&2' \
    sh "$O" "$tmp/cell"
check 'a path that the program lacks: in one line' ends_in_a_line 255 nobody
check 'and it is no cell' test ! -e "$tmp/cell/1.json"

# A fortified C library ends whoever jumps from stack to stack.
try $MAKE -s O="$tmp/no" CPPFLAGS=-D_FORTIFY_SOURCE=2 \
    "$tmp/no/relacy/verify/search.o"
check 'no jump is fortified' sh -c \
    "nm '$tmp/no/relacy/verify/search.o' | grep -q ' U _longjmp\$'"

# What was decided before an interruption is kept, and nothing runs on.
interrupted() {
	mkdir "$tmp/t"
	TMPDIR=$tmp/t MAKE="$MAKE VARIANT_DIRS=$tmp/paths" O=$tmp/o \
	    VARIANTS_ALL="$few" VARIANT=pasted RESULTS_DIR=$tmp/i \
	    scripts/verify >"$tmp/out" 2>&1 &
	pid=$!
	until [ -e "$tmp"/t/*/cells/1.json ]; do
		kill -0 $pid || {
			cat "$tmp/out"
			return 1
		}
		sleep 0.2
	done
	kill -TERM $pid
	wait $pid
	status=$?
	status_is 143 && says "what was decided is in" &&
	    jq -e ".incomplete and (.cells | length > 0)" "$tmp/i/verify.json"
}
check "interrupted: keeps what was decided" interrupted

finish
