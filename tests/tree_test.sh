#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# From a kernel tree and back, through a small tree made up of all that makes a
# C file hard to read by lines.

. tests/lib.sh

src=$tmp/src file=$tmp/src/sys/vm/vm_map.c
mkdir -p "$tmp/src/sys/vm" "$tmp/src/sys/sys" "$tmp/v"
stock() {
	sed -n '/^[a-z]/,$p' "sys/vm/vmspace_$1.c"
}
{
	cat <<'EOC'
/*-
 * SPDX-License-Identifier: BSD-2-Clause
 *
 * vmspace_exit(struct thread *td) { is no function here; nor } there
 */

#include <sys/cdefs.h>
__FBSDID("$FreeBSD: head/sys/vm/vm_map.c 367334 2020-11-04 16:30:56Z x $");

#include <sys/param.h>
#include <sys/proc.h>
#include <sys/racct.h>
#include <vm/vm_map.h>

#define	PROC_VMSPACE_LOCK(p) do { } while (0)
#define	EXIT_WAITS(n) do {				\
	exit_stats.waits += (n);			\
} while (0)

struct exit_stats {
	int	waits;	/* "{" */
};
static struct exit_stats exit_stats = { .waits = 0
    };
enum exit_kind { EXIT_SOLE, EXIT_LAST = '}' };
static int	exit_depth(int);
void		vm_map_init(struct vm_map *);
SYSINIT(vm_map, SI_SUB_VM, SI_ORDER_FIRST, vm_map_init, "};")

/* As of old, "with { braces". */
static int
exit_depth(n)
	register int n;	/* } */
{
#ifdef DEEP
	if (n > EXIT_LAST) {
#else
	if (n > '{') {
#endif
		EXIT_WAITS(n);
		return (exit_depth(n - 1));
	}
	return (0);
}

#ifdef RACCT
/* Nobody's } after this. */
static void
exit_accounting(struct proc *p)
{

	racct_set(p, 0);
}
#endif

EOC
	stock dofree | sed '1s/^/static inline /'
	printf '\n'
	for f in free exitfree; do
		stock $f
		echo
	done
	cat <<'EOC'
/* What happens at the end of a process. */

void
vmspace_exit(struct thread *td)
{

	if (exit_depth(EXIT_SOLE))	/* } */
		printf("}\n");
	vmspace_dofree(td->td_proc->p_vmspace);
#ifdef RACCT
	if (racct_enable)
		exit_accounting(td->td_proc);
#endif
}

EOC
	stock acquire_ref
	printf '\nvoid\nvm_map_init(struct vm_map *map)\n{\n}\n'
	cat <<'EOC'

struct vmspace *
vmspace_alloc(vm_offset_t min, vm_offset_t max)
{

	return (uma_zalloc(vmspace_zone, min + max));
}
EOC
} >"$file"
{
	echo '#define	atomic_fcmpset_int(p, old, new) made_up(p, old, new)'
	echo 'void refcount_acquire(volatile u_int *);'
} >"$src/sys/sys/refcount.h"
mkdir -p "$src/sys/amd64/include"
head -n 1 "$src/sys/sys/refcount.h" >"$src/sys/amd64/include/atomic.h"

# The commands as make runs them, less the line that it adds to an error.
KCC=$(printf 'include Makefile\nshow:\n\t@echo $(CC) $(KFLAGS)\n' |
    ${MAKE:-make} -s -f - show) VARIANT_DIR=$tmp/v VARIANT_DIRS="variants $tmp/v"
export KCC VARIANT_DIR VARIANT_DIRS
# taken NAME [argument ...]: from the tree to $tmp/v/NAME.c; what make says
# stays in $tmp/out.
taken() {
	rm -f "$tmp/v/$1.c"
	name=$1
	shift
	try env NAME="$name" FROM="$file" "$@" scripts/variant
}
has() {
	grep -qF -- "$2" "$tmp/v/$1.c" || { cat "$tmp/v/$1.c"; return 1; }
}

taken today
check 'variant: says what it took' ends 0 'took: exit_depth() exit_accounting() vmspace_exit()$'
check 'variant: says what is not there, and where' \
    says 'vmspace_exit() calls what kernel.h has not: printf'
check 'variant: that comes before the review' says 'by hand, then: make review VARIANT=today'
check 'variant: begins with kernel.h' has today '#include "kernel.h"'
check 'variant: is open' has today '"open");'
check 'variant: a function ends where it ends' has today 'printf("}\n");'
check 'variant: its comment' has today '/* What happens at the end of a process. */'
check 'variant: the licence' has today ' * SPDX-License-Identifier: BSD-2-Clause'
for helper in 'exit_depth(n)' '#define	EXIT_WAITS(n)' 'enum exit_kind' \
    'static struct exit_stats exit_stats' 'struct exit_stats {' '#ifdef DEEP' \
    'static int	exit_depth(int);' 'racct_set(p, 0);'; do
	check "variant: the helper $helper" has today "$helper"
done
check 'variant: #if blocks are whole' test "$(grep -c '^#if' "$tmp/v/today.c")" = \
    "$(grep -c '^#endif' "$tmp/v/today.c")"
check 'variant: nothing of no use' not has today vm_map_init
check 'variant: no second PROC_VMSPACE_LOCK' not has today '#define	PROC'
check 'variant: says whose vmspace_dofree it is' says 'left out: vmspace_dofree(), which is as'
check 'variant: what is as in sys/vm stays there' says 'left out: vmspace_free(), which is as'
cp "$tmp/v/today.c" "$tmp/today.c"
try env NAME=today FROM="$file" scripts/variant
check 'variant: is not overwritten, in one line' ends_in_a_line 2 'today.c is there already'
check 'variant: is what it was' cmp "$tmp/today.c" "$tmp/v/today.c"

# As the file would be after a diff, which knows no expanded keywords.
printf 'void\nother(void)\n{\n}\n' >"$src/sys/vm/other.c"
cp -R "$src" "$tmp/b"
sed 's/\$FreeBSD:.*\$/$FreeBSD$/' "$file" >"$tmp/plain.c"
mkdir "$tmp/d"
sed 's/<sys\/param/<sys\/refcount.h>\n#include &/
    s/exit_depth(EXIT_SOLE)/&    + 1/' "$tmp/plain.c" >"$tmp/d/new.c"
{
	echo 'Index: sys/vm/vm_map.c'
	echo '======================='
	diff -u "$tmp/plain.c" "$tmp/d/new.c" |
	    sed '1s/.*/--- sys\/vm\/vm_map.c	(revision 1)/; 2s/.*/+++ sys\/vm\/vm_map.c	(working copy)/'
	printf '%s\n' 'Index: sys/vm/other.c' '===================' \
	    '--- sys/vm/other.c	(revision 1)' '+++ sys/vm/other.c	(working copy)' \
	    '@@ -1,4 +1,4 @@' ' void' '-other(void)' '+another(void)' ' {' ' }'
} >"$tmp/D1.diff"
taken patched PATCH="$tmp/D1.diff"
check 'variant: after a diff' status_is 0
check 'variant: the changed line' has patched 'exit_depth(EXIT_SOLE)    + 1'
check 'variant: the diff is its origin' has patched '"sys/vm/vm_map.c with D1.diff"'
check 'variant: and its title' has patched '"as the diff has it"'
check 'variant: the other file is named' says 'left out: the change to sys/vm/other.c'
awk '{ printf "%s\r\n", $0 }' "$tmp/D1.diff" >"$tmp/dos.diff"
taken patched_dos PATCH="$tmp/dos.diff"
check 'variant: after a diff with DOS line ends' has patched_dos 'exit_depth(EXIT_SOLE)    + 1'
taken gone PATCH="$tmp/D1.diff" FROM="$tmp/d/new.c"
check 'a diff that is about another file' says_one_line 'D1.diff does not change new.c'

# refused TEXT argument ...: bad use, in one line, and nothing is written.
refused() {
	text=$1
	shift
	taken bad "$@"
	status_is 2 && says_one_line "$text" && [ ! -e "$tmp/v/bad.c" ]
}
sed 's/exit_depth/changed/' "$tmp/D1.diff" >"$tmp/D2.diff"
check 'a diff that does not apply' refused 'D2.diff does not apply' PATCH="$tmp/D2.diff"
check 'no such diff' refused 'cannot read .*D3.diff' PATCH="$tmp/D3.diff"
check 'no such file' refused 'cannot read .*nowhere' FROM="$tmp/nowhere"
check 'a directory' refused 'cannot read' FROM="$src"
check 'no exit path in it' refused 'has no vmspace_exit() in column 0' FROM="$src/sys/vm/other.c"
echo 'static void f(void) { vmspace_exit(0); }' >"$tmp/styled.c"
check 'none that can be seen' refused 'FreeBSD has it in sys/vm/vm_map.c' FROM="$tmp/styled.c"
head -c 3000 /dev/urandom >"$tmp/noise"
check 'no text' refused 'has no vmspace_exit()' FROM="$tmp/noise"
check 'no name' refused 'a name is of' NAME='a b'
check 'a name for the compiler' refused 'a name is of' NAME=9lives
check 'nothing said' refused 'make variant FROM=' FROM=

# patched VARIANT [argument ...]: $tmp/diff, and the tree with it in $tmp/new.
patched() {
	name=$1
	shift
	rm -rf "$tmp/new"
	cp -R "$src" "$tmp/new"
	env VARIANT="$name" SRC="$src" "$@" scripts/patch \
	    >"$tmp/diff" 2>"$tmp/out" && [ -s "$tmp/diff" ] &&
	    patch -s -p1 -d "$tmp/new" <"$tmp/diff" &&
	    (cd "$src" && git apply --check -) <"$tmp/diff"
}
# round_trip VARIANT: variant, diff, tree, variant: the same text.
round_trip() {
	patched "$1" &&
	    cp "$tmp/out" "$tmp/by_hand" &&
	    taken again FROM="$tmp/new/sys/vm/vm_map.c" &&
	    text_of "$(ls "$tmp/v/$1.c" "variants/$1.c" 2>/dev/null)" >"$tmp/before" &&
	    text_of "$tmp/v/again.c" | diff "$tmp/before" -
}
# Its text, less VARIANT() and the functions that are left to be done by hand.
text_of() {
	sed -n 's/.*by hand: \([a-z_]*\)(),.*/\1/p' "$tmp/by_hand" |
	    awk 'NR == FNR { gone[$1] = 1; next }
	    /^VARIANT[A-Z_]*\(/ { exit }
	    { name = $0; sub(/\(.*/, "", name) }
	    name in gone { skip = 1; held = 0 }
	    held && !skip { print line }
	    { line = $0; held = !skip }
	    skip && /^}/ { skip = 2; next }
	    skip == 2 { skip = 0; held = 0 }
	    END { if (held) print line }' - "$1"
}
for variant in variants/*.c; do
	variant=${variant##*/}
	check "round trip: ${variant%.c}" round_trip "${variant%.c}"
done
check 'round trip: out of the tree' round_trip patched
check "what the tree has is no diff" not patched today
check 'what the tree has is said' says 'has it already'

check 'patch: release_if_last' patched release_if_last
check 'patch: adds the header that it needs' grep -q '^+#include <sys/refcount.h>' "$tmp/diff"
check 'patch: in its place' sh -c "grep -A 1 racct.h '$tmp/new/sys/vm/vm_map.c' | grep -q refcount.h"
check 'patch: names the header' says 'needs <sys/refcount.h>'
check 'patch: names what the header lacks' says 'by hand: refcount_release_if_last of sys/sys/refcount.h'
check 'patch: names what nobody calls any more' says 'exit_accounting() has lost its last caller'
check 'patch: one exit path is left' test \
    "$(grep -c '^vmspace_exit(' "$tmp/new/sys/vm/vm_map.c")" = 1
check 'patch: leave_then_look' patched leave_then_look
check 'patch: names what has other parameters there' says 'by hand: vmspace_alloc(), sys/vm/vm_map.c'
check 'patch: fcmpset_loop' patched fcmpset_loop
check 'patch: atomic(9) is there' not says 'atomic_fcmpset_int'
check 'patch: critical_leave' patched critical_leave
check 'patch: names what of a pmap is left to do' says 'by hand: pmap_load of sys/amd64/amd64/pmap.c'

# Another order than the tree's, helpers, a block, a seam elsewhere.
cat >"$tmp/v/mixed.c" <<'EOF2'
#include "kernel.h"

#ifdef RACCT
static int	racct_exits;
#endif
static int	first_helper(void);

void
vmspace_exit(struct thread *td)
{

	vmspace_free(td->td_proc->p_vmspace);
}

static int
first_helper(void)
{

	return (1);
}

void
vmspace_free(struct vmspace *vm)
{

#ifdef RACCT
	racct_exits++;
#endif
	if (first_helper())
		refcount_release(&vm->vm_refcnt);
}

void
vmspace_leave_cpu(struct thread *td)
{
}
EOF2
cp "$file" "$tmp/file"
awk '/^vmspace_free\(/ { print "/* Of vmspace_free() alone. */" }
    NR > 1 { print held } { held = $0 } END { print held }' "$tmp/file" >"$file"
check 'patch: another order' patched mixed
before() {
	a=$(grep -n "$1" "$tmp/new/sys/vm/vm_map.c" | head -n 1)
	b=$(grep -n "$2" "$tmp/new/sys/vm/vm_map.c" | head -n 1)
	[ "${a%%:*}" -lt "${b%%:*}" ]
}
check 'patch: helpers come before the first' before 'first_helper(void);' '^vmspace_exit('
check "patch: the order is the variant's" before '^vmspace_exit(' '^vmspace_free('
check 'patch: a comment goes with its function' not grep -q 'Of vmspace_free' "$tmp/new/sys/vm/vm_map.c"
check 'patch: nothing is there twice' test "$(grep -c '^vmspace_free(' "$tmp/new/sys/vm/vm_map.c")" = 1
check 'patch: the seam elsewhere is named' says 'vmspace_leave_cpu(), cpu_throw() in sys/amd64/amd64/cpu_switch.S'
check 'patch: and is not put there' not grep -q leave_cpu "$tmp/diff"
check 'patch: a block around a helper' sh -c \
    "grep -B 1 '^+static int	racct_exits' '$tmp/diff' | grep -q '^+#ifdef RACCT'"
cp "$tmp/file" "$file"
taken mixed_back FROM="$tmp/new/sys/vm/vm_map.c"
check 'patch: what is new comes back' has mixed_back 'static int	racct_exits;'

patch_refused() {
	text=$1
	shift
	try env VARIANT=release_if_last SRC="$src" "$@" scripts/patch
	status_is 2 && says_one_line "$text"
}
check 'patch: no such tree' patch_refused 'no sys/vm/vm_map.c' SRC="$tmp/nowhere"
check 'patch: no such variant' patch_refused "no variant 'x'" VARIANT=x
check 'patch: nothing said' patch_refused 'make patch VARIANT=' VARIANT=
mkdir -p "$tmp/empty/sys/vm"
cp "$src/sys/vm/other.c" "$tmp/empty/sys/vm/vm_map.c"
check 'patch: a tree without it' patch_refused 'does not define vmspace_exit()' SRC="$tmp/empty"

check 'make variant' sh -c \
    "${MAKE:-make} -s variant FROM='$file' NAME=by_make VARIANT_DIRS='variants $tmp/v' &&
    cmp '$tmp/v/by_make.c' '$tmp/today.c'"
check 'make patch' sh -c \
    "${MAKE:-make} -s patch VARIANT=fenced_loop SRC='$src' | grep -q '^+.*fence_rel'"

# Both directions under every awk that there is, and with DOS line ends.
patched release_if_last
cp "$tmp/diff" "$tmp/diff.1"
for awk in original-awk mawk gawk; do
	if ! command -v $awk >/dev/null; then
		skip "$awk" 'not installed'
		continue
	fi
	rm -rf "$tmp/bin"
	mkdir "$tmp/bin"
	ln -s "$(command -v $awk)" "$tmp/bin/awk"
	PATH=$tmp/bin:$PATH taken under_awk
	check "$awk: the same variant" cmp "$tmp/v/under_awk.c" "$tmp/today.c"
	PATH=$tmp/bin:$PATH patched release_if_last
	check "$awk: the same diff" cmp "$tmp/diff" "$tmp/diff.1"
done
awk '{ printf "%s\r\n", $0 }' "$file" >"$tmp/dos.c" && cp "$tmp/dos.c" "$file"
taken dos
check 'DOS line ends: the same variant' cmp "$tmp/v/dos.c" "$tmp/today.c"
patched release_if_last
check 'DOS line ends: the diff keeps them' not grep -vE "$(printf '\r')\$|^[-+@][-+@]" "$tmp/diff"

finish
