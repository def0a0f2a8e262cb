#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Hosts that are not this one, each by the least that fails where such a host
# does: another tool chain throughout, a port other than the host's, a user who is
# not root in a copy of the tree.

# ulimit -c is not POSIX, but everywhere.
# shellcheck disable=SC3045

. tests/lib.sh

few=$tmp/few
mkdir "$few"
cp variants/fcmpset_loop.c variants/fenced_loop.c "$few"

# works DIRECTORY [variable ...]: the kernel's tests, under the sanitizers; a check
# of the exit paths; a measurement.
works() {
	o=$tmp/$1
	shift
	$MAKE -s -j2 O="$o" VARIANT_DIRS="$few" CFLAGS=-O0 COPTFLAGS=-O0 \
	    "$@" "$o/kernel_test" "$o/check" "$o/pairs" &&
	    "$o/kernel_test" && "$o/check" && mkdir "$o/raw" &&
	    "$o/pairs" --raw "$o/raw" --invocation 1 --scenarios sole \
	    --seconds 0.1 && [ "$(ls "$o/raw")" ]
}
check "ARCH=riscv: is built, and measured" works riscv ARCH=riscv
# Where there are none, a panic is an abort(3), and may leave a core.
check "without the sanitizers: is built, and measured" works bare SANITIZE=
mkdir "$tmp/empty" "$tmp/cwd"
printf '#include "kernel.h"\nvoid\nvmspace_exit(struct thread *td)\n{ (void)td; }\n' \
    >"$tmp/empty/empty.c"
$MAKE -s O="$tmp/bare" VARIANT_DIRS="$tmp/empty" CFLAGS=-O0 COPTFLAGS=-O0 \
    SANITIZE= "$tmp/bare/check"
panics() (
	cd "$tmp/cwd" && ulimit -c unlimited && "$tmp/bare/kernel_test" &&
	    try "$tmp/bare/check" && ends 1 "empty breaks the kernel"
)
check "and what panics is caught" panics
check "and leaves no core" test -z "$(ls "$tmp/cwd")"
if has_llvm; then
	check "ARCH=arm64, by LLVM's tools: is built, and measured" works arm64 \
	    ARCH=arm64 CC=clang CXX=clang++ LD=ld.lld AR=llvm-ar \
	    NM=llvm-nm OBJCOPY=llvm-objcopy
	# The programs that a measurement needs no more of.
	$MAKE -n O="$tmp/o" CC='clang -Werror' CXX='clang++ -Werror' programs |
	    sed -n "s|-MMD -MP -c -o $tmp/o/host/[^ ]*|-fsyntax-only|p" >"$tmp/compile"
	check "the programs, by clang: not a warning" sh -e "$tmp/compile"
	check "and they are more than a few" [ \
	    "$(wc -l <"$tmp/compile")" -gt 40 ]
else
	skip "LLVM's tools" "clang, ld.lld and llvm-objcopy are not all installed"
fi

copy=$tmp/copy
mkdir "$copy"
chmod 711 "$tmp"
tar -cf - --exclude ./.git --exclude ./results --exclude ./build . |
    tar -xf - -C "$copy" && cp -Rp "$O" "$copy/build" &&
    chown -R 65534 "$copy"
# nobody command...: in a tree of their own.
nobody() (
	cd "$copy" && try as_nobody env HOME=/nonexistent O=build "$@"
	exit $status
)
if as_nobody true 2>/dev/null; then
	check "a user: make list" nobody "$MAKE" -s list
	check "a user: tests" nobody tests/run tests/topology_test.sh \
	    tests/anatomy_test.sh build/kernel_test
	try nobody env PROFILE=quick INVOCATIONS=6 SCENARIOS=sole BENCHES=micro \
	    "$MAKE" -s bench
	check "a user: make bench" says "against fcmpset_loop"
else
	skip "a user who is not root" "cannot become one"
fi

finish
