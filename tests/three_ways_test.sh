#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The wall: every file of sys/ and variants/, and a bare function pasted into a
# file of its own, compiles unchanged, without any header of the host's and
# without a warning, for ring 3, for ring 0 and for the model checker; and the
# checker tells a right variant from a wrong one.

. tests/lib.sh

jobs=$(getconf _NPROCESSORS_ONLN)
headers='stdio.h relacy/relacy.hpp'

# The name of the exit path that includes that header.
wrong() {
	echo "includes_$(echo "$1" | tr ./ __)"
}

mkdir "$tmp/pasted" "$tmp/wrong"
sed '/^VARIANT/,$d' variants/release_if_last.c >"$tmp/pasted/pasted.c"
for header in $headers; do
	{
		echo "#include <$header>"
		cat "$tmp/pasted/pasted.c"
	} >"$tmp/wrong/$(wrong "$header").c"
done

# build make's arguments: in a directory that nobody else builds in.
build() {
	$MAKE -j"$jobs" CFLAGS='-O2 -Werror' COPTFLAGS='-O2 -Werror' \
	    VARIANT_DIRS="variants $tmp/pasted $tmp/wrong" \
	    VARIANTS_ALL="$variants pasted" "$@"
}
variants=$(cd variants && printf '%s ' *.c | sed 's/\.c / /g')

# can_compile language command
can_compile() {
	echo "${probe:-int x;}" |
	    $2 -x "$1" -c -o "$tmp/probe.o" - >/dev/null 2>&1
}

# A stand-in takes the place of what does not compile, and says why.
refuses() {
	try build "$@"
	for object; do :; done
	grep -aq -e "$header: No such file" -e "'$header' file not found" \
	    "$object"
}

# way NAME LANGUAGE VARIABLE DIRECTORY TARGET compiler...: compiles it all with
# each of the compilers that there are, and sees host headers refused.
way() {
	name=$1 language=$2 variable=$3 dir=$4 target=$5
	shift 5
	for compiler; do
		if ! can_compile "$language" "$compiler"; then
			skip "$name, $compiler" "${why:-no such compiler}"
			continue
		fi
		o=$tmp/${compiler%% *}
		check "$name, $compiler" build O="$o" "$variable=$compiler" \
		    "$(echo "$target" | sed "s|O/|$o/|")"
		for header in $headers; do
			check "$name, $compiler: refuses <$header>" refuses \
			    O="$o" "$variable=$compiler" \
			    "$o/$dir/path/$(wrong "$header").o"
		done
	done
}

way 'ring 3' c CC timed kernel cc clang
way 'ring 0, amd64' c R0CC.amd64 guest/amd64/exact ring0-objects.amd64 \
    'cc -m64' 'clang --target=x86_64-none-elf'
way 'ring 0, arm64' c R0CC.arm64 guest/arm64/exact ring0-objects.arm64 \
    aarch64-linux-gnu-gcc 'clang --target=aarch64-none-elf'
probe='#include <relacy/relacy.hpp>' why='no Relacy, or no such compiler'
way 'model checker' c++ CXX relacy/amd64 O/verify.amd64 c++ clang++

# verdict VARIANT STATUS WORD
verdict() {
	try "$verify" --quiet --variant "$1"
	status_is "$2" && says "$3"
}

for o in c++ clang++; do
	verify=$tmp/$o/verify.amd64
	[ -x "$verify" ] || continue
	check "release_if_last, $o: holds" verdict release_if_last 0 holds
	check "pasted, $o: holds" verdict pasted 0 holds
	check "release_then_switch, $o: violated" \
	    verdict release_then_switch 1 violated
done

finish
