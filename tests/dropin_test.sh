#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Functions as FreeBSD has them, pasted: they build for every machine layer,
# pass what comes before a measurement, and get the verdict that they should; what
# is wrong with a path that cannot compile is said in words of the review's.

. tests/lib.sh

jobs=$(getconf _NPROCESSORS_ONLN)
mkdir "$tmp/paths" "$tmp/broken"
cp tests/dropin/v10.c variants/release_if_last.c "$tmp/paths"
# As of FreeBSD 12, with the vmspace_acquire_ref() of that time, and of 13: what
# was before D26923, and what landed.
pasted() {
	sed '/^VARIANT(/,$d' "variants/$1.c"
}
{
	pasted fcmpset_loop
	sed -n '/^struct/,$s/_plain(/(/; /^struct/,$p' variants/acquire_ref/plain.c
} >"$tmp/paths/v12.c"
{
	pasted release_if_last
	sed -n '/^void/,$p' sys/vm/vmspace_free.c
} >"$tmp/paths/v13.c"
# vmspace_dofree() comes first, as it does there.
{
	echo '#include "kernel.h"'
	cat tests/dropin/main.c
	sed '/#include/d' "$tmp/paths/v13.c"
	sed -n '/^struct/,$p' sys/vm/vmspace_acquire_ref.c
} >"$tmp/paths/main.c"

# Every name of atomic(9) for the types that an exit path could use.
{
	echo '#include "kernel.h"'
	echo 'CTASSERT(sizeof(u_long) == sizeof(void *));'
	echo 'static volatile u_int w32; static volatile u_long w64;'
	echo 'void vmspace_exit(struct thread *td)'
	echo '{ u_int v32 = 0; u_long v64 = 0; int s32 = 0; (void)td;'
	for type in 'int 32' '32 32' 'long 64' '64 64' 'ptr 64'; do
		w=w${type#* } v=v${type#* } type=${type% *}
		for order in '' acq_ rel_; do
			for op in add subtract set clear; do
				echo "atomic_${op}_$order$type(&$w, 1);"
			done
			echo "(void)atomic_cmpset_$order$type(&$w, 0, 1);"
			echo "(void)atomic_fcmpset_$order$type(&$w, &$v, 1);"
		done
		for op in fetchadd swap testandset testandclear; do
			echo "$v += atomic_${op}_$type(&$w, 1);"
		done
		for op in load load_acq readandclear; do
			echo "$v += atomic_${op}_$type(&$w);"
		done
		echo "atomic_store_$type(&$w, 0); atomic_store_rel_$type(&$w, 0);"
	done
	cat <<-'EOC'
	(void)atomic_fcmpset_int(&vmspace0.vm_refcnt, &s32, 1);
	v64 += atomic_load_consume_ptr(&w64);
	atomic_store_ptr(&td->td_proc->p_vmspace,
	    atomic_load_ptr(&td->td_proc->p_vmspace));
	(void)atomic_cmpset_ptr((volatile uintptr_t *)&td->td_proc->p_vmspace,
	    (uintptr_t)&vmspace0, (uintptr_t)&vmspace0);
	atomic_thread_fence_acq(); atomic_thread_fence_rel();
	atomic_thread_fence_acq_rel(); atomic_thread_fence_seq_cst();
	atomic_interrupt_fence(); __compiler_membar(); cpu_spinwait();
	refcount_init(&w32, 1); (void)refcount_load(&w32);
	(void)refcount_acquire(&w32); (void)refcount_acquiren(&w32, 2);
	(void)refcount_acquire_checked(&w32);
	(void)refcount_acquire_if_gt(&w32, 1);
	(void)refcount_acquire_if_not_zero(&w32);
	(void)refcount_release(&w32); (void)refcount_releasen(&w32, 2);
	(void)refcount_release_if_gt(&w32, 1);
	(void)refcount_release_if_last(&w32);
	(void)refcount_release_if_not_last(&w32);
	(void)REFCOUNT_SATURATED(REFCOUNT_SATURATION_VALUE);
	v32 += REFCOUNT_COUNT(v32);
	td->td_proc->p_vmspace->vm_refcnt--;
	--td->td_proc->p_vmspace->vm_refcnt;
	td->td_proc->p_vmspace->vm_refcnt -= 1;
	td->td_proc->p_vmspace->vm_refcnt = 1;
	sched_pin(); sched_unpin(); (void)*PCPU_PTR(cpuid);
	PROC_LOCK(curproc); mtx_assert(&curproc->p_mtx, MA_OWNED);
	PROC_LOCK_ASSERT(curproc, MA_OWNED | MA_NOTRECURSED);
	PROC_UNLOCK(curproc);
	vm_map_lock(&vmspace0.vm_map); vm_map_unlock(&vmspace0.vm_map);
	if (racct_enable) vmspace_container_reset(curproc);
	MPASS(v32 != 0 || v64 == 0 || TRUE);
	CTR0(KTR_PROC, "0"); CTR6(KTR_PMAP, "6", 1, 2, 3, 4, 5, 6);
	}
	static struct mtx own __exclusive_cache_line;
	MTX_SYSINIT(own, &own, "own", MTX_DEF);
	static int tuned __read_mostly;
	static int usual __read_frequently;
	void own_use(void);
	void own_use(void) { mtx_lock_spin(&own); tuned = usual;
	    mtx_unlock_spin(&own); }
	EOC
} >"$tmp/broken/names.c"
cat >"$tmp/broken/active.c" <<'EOC'
#include "kernel.h"
void
vmspace_exit(struct thread *td)
{
	CPU_CLR(0, &vmspace_pmap(td->td_proc->p_vmspace)->pm_active);
}
EOC
cat >"$tmp/broken/stretch.c" <<'EOC'
#include "kernel.h"
static void pmap_activate(struct thread *td) { (void)td; }
void vmspace_exit(struct thread *td) { pmap_activate(td); }
EOC

build() {
	$MAKE -s -j"$jobs" O="$tmp/o" VARIANT_DIRS="$tmp/paths $tmp/broken" "$@"
}

# made OBJECT: is of the file itself, and not of what stands in for it.
made() {
	build "$tmp/o/$1" && not grep -a 'does not compile' "$tmp/o/$1"
}
for layer in timed debug guest/amd64/stress guest/arm64/exact relacy/amd64 \
    relacy/arm64; do
	for path in names v10 v12 v13 main; do
		check "$layer: $path" made "$layer/path/$path.o"
	done
done

# why LAYER VARIANT TEXT: the stand-in says that.
why() {
	build "$tmp/o/$1/path/$2.o" && grep -a -q "$3" "$tmp/o/$1/path/$2.o"
}
check 'arm64 has no pm_active, and one line says so' \
    why guest/arm64/exact active "arm64's pmap has none"
check 'amd64 has one' made relacy/amd64/path/active.o
for layer in timed relacy/riscv; do
	check "$layer: what a variant may define" why $layer stretch \
	    'what a variant may define: vmspace_exit, vmspace_acquire_ref, vmspace_dofree'
done

# They do what they should on one CPU; and main's is release_if_last: not one
# operation more or less, in any case that the anatomy counts.
ready() {
	build VARIANT_DIRS="$tmp/paths" "$tmp/o/check" "$tmp/o/anatomy" &&
	    "$tmp/o/check"
}
check 'all four pass the check' ready
counts() {
	"$tmp/o/anatomy" | sed -n "s/^$1 *//p"
}
same_counts() {
	[ -n "$(counts main)" ] && [ "$(counts main)" = "$(counts release_if_last)" ]
}
check 'main counts the same as release_if_last' same_counts
other_counts() {
	[ "$(counts v10)" != "$(counts release_if_last)" ]
}
check 'and v10 does not' other_counts

# holds VARIANT MODEL: two CPUs that exit, in every way.
holds() {
	"$tmp/o/verify.amd64" --quiet --variant "$1" --model "$2" --full 100000
}
if ! $MAKE -s relacy; then
	skip 'their verdicts' 'no Relacy; see make setup'
else
	check 'the checker is built' build VARIANT_DIRS="$tmp/paths" \
	    "$tmp/o/verify.amd64"
	for path in v10 v12; do
		check "$path holds under tso" holds $path tso
		check "$path is not promised" not holds $path weak
	done
	for path in v13 main; do
		check "$path holds" holds $path weak
	done
fi

# FreeBSD's vmspace_dofree() is static there.
try env VARIANT_DIRS="$tmp/paths" scripts/asm v10
check 'make asm: v10' says '^v10  *[0-9]'

finish
