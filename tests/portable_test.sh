#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What FreeBSD does not have, looked for where it can be seen on Linux: in the
# scripts and the tests, under its make, with its kind of awk, in its C.

# shellcheck disable=SC2046 # lists of files

. tests/lib.sh

sh=$(grep -lE '^#!/bin/sh|^# Sourced' scripts/* scripts/lib/* tests/* .ci/run \
    2>/dev/null)

# lacks ERE: no line of a script or test has it, but for this one's.
lacks() {
	! grep -nE -- "$1" $(echo "$sh" | grep -v -e portable_test -e ^.ci)
}
if command -v shellcheck >/dev/null; then
	check "shellcheck, as sh: nothing to warn of" shellcheck -s sh -x \
	    -S warning -e SC1007,SC2034,SC2115,SC2120,SC2144,SC2154 $sh
else
	skip "shellcheck" "it is not installed"
fi
check "date has no %N" lacks "date.*%N"
check "grep and sed have no \\| without -E" lacks \
    "(grep|sed)( -[nqcv]+)* '[^']*[^'\\\\]\\\\[|]"
check "sh -c: the first argument after the text is \$0" lacks "[^}]' - [\"\$]"
check "GNU's own options are not used" lacks "xargs -r|sed -i|readlink -f|\
stat -c|find .* -printf|[^p]grep -[a-zA-Z]*P|cp -a|sort -V|head -n -|\$\(nproc|\
mktemp --|date -d|tac |echo -[en] |sleep [0-9]+[smh]|timeout [0-9]+ "
check "what only Linux has stands in lib.sh, beside FreeBSD's" not grep -nE \
    "^[^#]*(taskset|setpriv|prlimit) " tests/[!p]*_test.sh
check "tests and scripts call \$MAKE" lacks "^[[:space:]]*(try )?g?make -"

if command -v bmake >/dev/null; then
	# Debian's bmake reads that file only where it is told.
	mkdir "$tmp/bin"
	ln -s "$(command -v "${MAKE%% *}")" "$tmp/bin/gmake"
	freebsd_make() {
		MAKEFLAGS= PATH=$tmp/bin:$PATH bmake -f BSDmakefile "$@"
	}
	try freebsd_make
	check "make is bmake: what is asked for goes to gmake" says \
	    "make bench  *measure"
	try freebsd_make -s -j2 list anatomy O="$O" VARIANTS=release_if_last
	check "bmake: several targets, in one go" says "from: D26923"
	check "bmake: variables reach them" says "^release_if_last  *[0-9]"
	check "bmake: and are not lost on the way" not says "^fcmpset_loop  *[0-9]"
	try freebsd_make -s ARCH=vax list
	check "bmake: gmake's failure is one" not status_is 0
	for tool in sh env; do
		ln -s "$(command -v $tool)" "$tmp/bin/$tool"
	done
	rm "$tmp/bin/gmake"
	try env PATH="$tmp/bin" "$(command -v bmake)" -f BSDmakefile list
	check "bmake without gmake: says how to get it" says \
	    "no gmake; make setup installs it"
else
	skip "bmake" "it is not installed"
fi

for awk in original-awk mawk; do
	if ! command -v $awk >/dev/null; then
		skip "awk is $awk" "it is not installed"
		continue
	fi
	mkdir "$tmp/$awk"
	ln -s "$(command -v $awk)" "$tmp/$awk/awk"
	tests/report_run "$tmp/run.$awk"
	try env PATH="$tmp/$awk:$PATH" scripts/plots "$tmp/run.$awk"
	check "awk is $awk: the charts" status_is 0
	check "awk is $awk: no complaint" test ! -s "$tmp/out"
	try env PATH="$tmp/$awk:$PATH" scripts/asm switch_always,release_if_last
	check "awk is $awk: make asm" says "^release_if_last  *[0-9]"
done

# Its objdump is LLVM's.
if command -v llvm-objdump >/dev/null && command -v objdump >/dev/null; then
	scripts/asm switch_always >"$tmp/gnu" 2>/dev/null
	mkdir "$tmp/llvm"
	ln -s "$(command -v llvm-objdump)" "$tmp/llvm/objdump"
	try env PATH="$tmp/llvm:$PATH" scripts/asm switch_always
	check "make asm counts the same by llvm-objdump" test \
	    "$(sed -n 4p "$tmp/out")" = "$(sed -n 4p "$tmp/gnu")"
else
	skip "llvm-objdump" "it is not installed"
fi

# Its own C, against stand-ins for what only FreeBSD has.
fbsd=$tmp/include
mkdir -p "$fbsd/sys"
echo '#include <sys/types.h>' >"$fbsd/sys/param.h"
cat >"$fbsd/sys/sysctl.h" <<'END'
#include <stddef.h>
int sysctlbyname(const char *, void *, size_t *, const void *, size_t);
END
cat >"$fbsd/sys/cpuset.h" <<'END'
#include <stddef.h>
typedef struct { long bits[4]; } cpuset_t;
#define CPU_SETSIZE 256
#define CPU_LEVEL_WHICH 3
#define CPU_WHICH_TID 1
#define CPU_WHICH_PID 2
#define CPU_ZERO(s) ((s)->bits[0] = 0)
#define CPU_SET(n, s) ((s)->bits[(n) / 64] |= 1L << (n) % 64)
#define CPU_EMPTY(s) ((s)->bits[0] == 0)
int cpuset_getaffinity(int, int, long long, size_t, cpuset_t *);
int cpuset_setaffinity(int, int, long long, size_t, const cpuset_t *);
END
cat >"$fbsd/unistd.h" <<'END'
#include <sys/types.h>
#define RFPROC 1
#define RFFDG 2
#define RFMEM 4
pid_t rfork(int);
pid_t rfork_thread(int, void *, int (*)(void *), void *);
END
for file in bench/*/*_freebsd.c; do
	for arch in __amd64__ __aarch64__; do
		check "$file, $arch: compiles" cc -std=c17 -Wall -Wextra -Werror \
		    -fsyntax-only -D$arch -isystem "$fbsd" -Ibench/host "$file"
	done
done

# It cannot be told to make no superpages; it makes none of what is not whole.
mkdir -p "$tmp/holes/sys"
printf '#include_next <sys/mman.h>\n#undef MADV_NOHUGEPAGE\n' \
    >"$tmp/holes/sys/mman.h"
cat >"$tmp/holes/main.c" <<'END'
#include <sys/mman.h>
#include "memory.h"

static char map[16 << 20];

void *
mmap(void *at, size_t size, int prot, int flags, int fd, off_t offset)
{
	(void)at, (void)prot, (void)flags, (void)fd, (void)offset;
	return (size == sizeof(map) ? map : MAP_FAILED);
}

int
main(void)
{
	size_t i;

	if (memory_child(memory_get("16m")) != 0)
		return (1);
	for (i = 0; i < sizeof(map); i += 4096)
		if (map[i] != (i % (2 << 20) != 0))
			return (1);
	return (0);
}
END
check "a page of each 2 MiB stays untouched: is built" cc -std=c17 \
    -D_DEFAULT_SOURCE -isystem "$tmp/holes" -Ibench/forkexit \
    -o "$tmp/holes/main" "$tmp/holes/main.c" bench/forkexit/memory.c
check "a page of each 2 MiB stays untouched" "$tmp/holes/main"

finish
