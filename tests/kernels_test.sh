#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# make kernels: with a QEMU that only plays a kernel, what comes of its words and
# of its going astray; then the loader, and real kernels where there are some.

. tests/lib.sh

# played CASE: what QEMU "boots" next.  Each life takes 1,000 instructions, and
# what the command line plants; B's phase and the control's shift them.
mkdir "$tmp/bin"
cat >"$tmp/bin/qemu-system-x86_64" <<'END'
#!/bin/sh
[ "$1" != --version ] || { echo "QEMU emulator version 0"; exit; }
echo "$*" >>"$PLAYED.args"
words=" $* "
while [ "$1" != -serial ]; do shift; done
console=${2#file:}
exec >"$console"
case $(cat "$PLAYED") in
silent)	exec sleep 60 ;;
hangs)	echo 'FreeBSD 0.1 made up'; echo 'the last word'; exec sleep 60 ;;
resets)	echo 'the last word'; exit 0 ;;
breaks)	echo 'no such machine' >&2; exit 1 ;;
asks)	printf 'Trying to mount\nmountroot> '; exec sleep 60 ;;
rootless) echo 'Kernel panic - not syncing: VFS: Unable to mount root fs'; exit 0 ;;
panics)	printf 'panic: made up\r\ncpuid = 0\r\nKDB: stack backtrace:\r\n#0 here\r\n'; exit 0 ;;
torn)	echo 'clock 1000000 1000009'; echo 'life fork none 0 1 2'; echo 'end 8'; exit 0 ;;
esac
echo 'Linux version 0.1 made up'
# Lives come in two modes, 25 apart; the phase says where.
exec awk -v ticks="${TICKS:-1000009}" -v words="$words" 'BEGIN {
	split(words, word)
	for (i in word)
		if (split(word[i], pair, "=") == 2)
			of[pair[1]] = pair[2]
	print "clock 1000000 " ticks
	n = split("fork none,fork 1m,vfork none,vm none", kind, ",")
	for (k = 1; k <= n; k++)
		for (i = 0; i < of["lab_lives"]; i++) {
			x = 1000 + (i + of["lab_warm"]) % 2 * 25 + of["lab_planted"]
			print "life", kind[k], i, 7, x + 5000, x
		}
	print "end " of["lab_lives"] + of["lab_stress"]
}'
END
chmod +x "$tmp/bin/qemu-system-x86_64"
export PLAYED="$tmp/played"
mkdir "$tmp/t"

# head_of FILE OFFSET BYTES ...: a file that begins like a kernel.
head_of() {
	file=$1
	head -c 1024 /dev/zero >"$file"
	shift
	while [ $# -gt 0 ]; do
		printf "$2" | dd of="$file" bs=1 seek="$1" conv=notrunc 2>/dev/null
		shift 2
	done
}
bzimage=$tmp/bzImage
head_of "$bzimage" 514 HdrS 566 '\003'
head_of "$tmp/Image" 56 'ARM\144'
gzip -c "$tmp/Image" >"$tmp/Image.gz"
head_of "$tmp/elf" 0 '\177ELF\002\001\001\011' 18 '\076\000'
head_of "$tmp/elf.arm" 0 '\177ELF\002\001\001\011' 18 '\267\000'
head_of "$tmp/elf.linux" 0 '\177ELF\002\001\001\000' 18 '\076\000'
head_of "$tmp/i386" 514 HdrS 566 '\002'
is() {
	try scripts/kernel-image "$1"
	status_is "$2" && says_one_line "$3"
}
check "image: a bzImage" is "$bzimage" 0 'linux amd64'
check "image: an Image" is "$tmp/Image" 0 'linux arm64'
check "image: a packed Image" is "$tmp/Image.gz" 0 'linux arm64'
check "image: FreeBSD's" is "$tmp/elf" 0 'freebsd amd64'
check "image: FreeBSD's for arm64" is "$tmp/elf.arm" 2 'not for amd64'
check "image: an ELF file of Linux" is "$tmp/elf.linux" 2 'give the bzImage'
check "image: for i386" is "$tmp/i386" 2 'for i386'
check "image: a text" is README.md 2 'no kernel that is known'
check "image: none" is "$tmp/nowhere" 2 'no such file'

# kernels CASE [NAME=VALUE ...]
kernels() {
	echo "$1" >"$PLAYED"
	shift
	rm -rf "$tmp/results" "$PLAYED.args"
	try env PATH="$tmp/bin:$PATH" TMPDIR="$tmp/t" RESULTS_DIR="$tmp/results" \
	    A="$bzimage" B="$bzimage" LIVES=8 "$@" scripts/kernels
}
leaves_nothing() {
	[ -z "$(ls "$tmp/t")" ] || { ls "$tmp/t"; return 1; }
	no_stray
}
goes_astray() {
	kernels "$1" LIMIT=2
	status_is "$2" && says "$3" && leaves_nothing &&
	    [ -z "$(ls "$tmp/results")" ]
}
summary() {
	jq -e "$1" "$tmp"/results/*-kernels/summary.json
}

if [ ! -f "$O/pid1.linux.amd64" ]; then
	skip "make kernels" "there is no $O/pid1.linux.amd64"
	finish
fi
check "a kernel that says nothing" goes_astray silent 3 'said nothing on its serial port within 2 s'
check "a kernel that hangs" goes_astray hangs 3 'came to no end within 2 s'
check "a kernel that hangs: its last word" says 'the last word'
check "a kernel that resets" goes_astray resets 3 'was reset'
check "a QEMU that breaks off" goes_astray breaks 3 'QEMU: no such machine'
check "a kernel without an initramfs" goes_astray rootless 3 'has it an initramfs'
check "a kernel without a root" goes_astray asks 3 'no memory disk'
check "a kernel that panics" goes_astray panics 1 'panicked: panic: made up'
check "a kernel that panics: its backtrace" says '#0 here'
check "a console that loses lines" goes_astray torn 1 'lost lines'

same_exactly() {
	kernels well BOOTS=8 SEED=1
	status_is 0 && says 'B shows no difference from A: +0 instructions per exit \[+0, +0\]' &&
	    says '^A  Linux version 0.1 made up' && leaves_nothing &&
	    summary '(.comparisons | length == 6) and all(.comparisons[];
	    .bench == "kernels" and .unit == "instructions" and
	    .verdict == "equivalent" and .difference == "not seen")'
}
check "a kernel against itself" same_exactly
# The median over life i against life i sees through the modes.
planted() {
	kernels well BOOTS=8 SEED=1 B_APPEND=lab_planted="$1"
	status_is 0 && says "$2" &&
	    summary "all(.comparisons[]; .delta_ns == $1 and .delta_ns_lo == $1
	    and .delta_ns_hi == $1 and .difference == \"slower\")"
}
check "20 instructions more" planted 20 'B costs 20 instructions per exit \[20, 20\] more than A'
check "1 instruction more, and that it does not matter" planted 1 'B costs 1 instructions per exit \[1, 1\] more than A.*within 10 instructions'
kernels well BOOTS=7 B_APPEND=lab_planted=20
check "seven boots are said to be too few" \
    ends 0 '7 invocations, where 6 comparisons need 8'
twice_the_same() {
	kernels well BOOTS=2 SEED=7
	sort "$PLAYED.args" | sed "s,file:[^ ]*,,g" >"$tmp/first"
	kernels well BOOTS=2 SEED=7
	sort "$PLAYED.args" | sed "s,file:[^ ]*,,g" | cmp - "$tmp/first" &&
	    [ "$(sort -u "$tmp/first" | wc -l)" -eq 4 ]
}
check "a seed decides all phases; A and B have the same" twice_the_same
time_left() {
	kernels well BOOTS=2
	says 'left' && return 1
	try on_terminal env PATH="$tmp/bin:$PATH" TMPDIR="$tmp/t" \
	    RESULTS_DIR="$tmp/results" A="$bzimage" B="$bzimage" LIVES=8 BOOTS=2 \
	    scripts/kernels
	says '  0%  0:50 left  boot 1 of 2'
}
check "a terminal is told the time left, from the first boot on" time_left
sixteen() {
	kernels well TICKS=62500
	summary '[.absolute[] | select(.params.span == "exit") | .ns] |
	    min >= 16000 and max <= 16400'
}
check "a clock of 16 instructions a tick" sixteen

misused() {
	kernels well "$1"
	status_is 2 && says_one_line "$2" && leaves_nothing
}
check "no B" misused B= 'make kernels A=image B=image'
check "an A that is none" misused A=README.md 'no kernel that is known'
check "A and B of two kinds" misused B="$tmp/Image" 'A is for linux amd64 and B for linux arm64'
check "no number of boots" misused BOOTS=many 'BOOTS=many'
mkdir "$tmp/few"
for tool in sh od tr mktemp rm date cat gzip head jq cut sed wc; do
	ln -s "$(command -v $tool)" "$tmp/few/$tool"
done
without() {
	try env PATH="$tmp/few" TMPDIR="$tmp/t" A="$1" B="$1" \
	    RESULTS_DIR="$tmp/results" scripts/kernels
	status_is 2 && says_one_line "$2" && leaves_nothing
}
check "no QEMU" without "$bzimage" 'qemu-system-x86_64 is not installed'
ln -s "$tmp/bin/qemu-system-x86_64" "$tmp/few/"
check "no makefs" without "$tmp/elf" 'makefs is not installed'
interrupted() {
	echo hangs >"$PLAYED"
	env PATH="$tmp/bin:$PATH" TMPDIR="$tmp/t" RESULTS_DIR="$tmp/results" \
	    A="$bzimage" B="$bzimage" scripts/kernels >"$tmp/out" 2>&1 &
	pid=$!
	sleep 2
	kill -TERM $pid
	wait $pid
	status=$?
	status_is 143 && leaves_nothing
}
check "an interrupt" interrupted

stressed() {
	kernels "$1" STRESS=3
	status_is "$2" && says "$3" && leaves_nothing &&
	    grep -q 'smp 2 .*lab_stress=3' "$PLAYED.args" && [ ! -e "$tmp/results" ]
}
check "stress" stressed well 0 '^B (.*bzImage): 3 lives in 3 s on 2 CPUs, and no panic'
check "stress: a panic" stressed panics 1 'bzImage: panicked: panic: made up'

# Under KVM the clock is time: a nap of a second says how fast it runs.
no_kvm() {
	kernels well NATIVE=yes KVM="$1"
	status_is 1 && says_one_line "no times under KVM: $2" && leaves_nothing
}
check "times: no KVM" no_kvm "$tmp/nokvm" 'there is no'
mkdir "$tmp/bare"
for tool in summarize pid1.linux.amd64 loader.elf; do
	ln -s "$(cd "$O" && pwd)/$tool" "$tmp/bare/"
done
cat >"$tmp/bare/machine" <<'END'
#!/bin/sh
echo '{"hypervisor":"none"}'
END
chmod +x "$tmp/bare/machine"
in_ns() {
	kernels well NATIVE=yes KVM=/dev/null O="$tmp/bare" BOOTS=2 \
	    TICKS='400000 2000000000'
	says ' ns per exit' && grep -q 'accel kvm' "$PLAYED.args" &&
	    summary '[.absolute[] | select(.params.span == "exit") | .ns] |
	    min >= 500 and max <= 513'
}
check "times: under KVM, of a clock of 2 GHz" in_ns

# The loader, by what a made-up kernel says it was handed.
handed() {
	printf 'the root' >"$tmp/root"
	try env TMPDIR="$tmp/t" scripts/kernel-boot exact freebsd amd64 \
	    "$O/handed.elf" "$tmp/root" "$tmp/console" lab_word=1
	status_is 0 || return 1
	cp "$tmp/console" "$tmp/out"
	says '^data and zeroes$' && says '^env lab_word=1$' &&
	    says '^env vfs.root.mountfrom=ufs:/dev/md0$' &&
	    says '^root the root$' && says '^record 8007 1000$' &&
	    says '^record 3 200000,0$' && says '^record 4 8,0$' &&
	    says "^record 8008 $(sed -n 's/^kernend //p' "$tmp/out"),0\$" &&
	    says '^record 9001 0,0,9fc00,0,1,' &&
	    [ "$(sed -n 's/^record \([0-9]*\) .*/\1/p' "$tmp/out" | tr '\n' ' ')" = \
	    '1 2 3 4 8007 8006 8008 9001 1 2 3 4 ' ]
}
too_large() {
	head -c 135000000 /dev/zero >"$tmp/root"
	try env TMPDIR="$tmp/t" scripts/kernel-boot exact freebsd amd64 \
	    "$O/handed.elf" "$tmp/root" "$tmp/console"
	rm -f "$tmp/root"
	status_is 3 && says 'do not fit into 128 MB'
}
if command -v qemu-system-x86_64 >/dev/null &&
    ${MAKE:-make} -s "$O/handed.elf" "$O/loader.elf"; then
	check "the loader hands over all that loader(8) does" handed
	check "the loader refuses what does not fit" too_large
else
	skip "the loader" "no qemu-system-x86_64, or no amd64 compiler"
fi

# Real kernels, where some are given: each against itself, of which B lives 20
# instructions longer.  Two boots of FreeBSD with other variables are 0 apart.  Of
# Linux with other words, exits are 0, 2 or 4 apart, but for one pair of 16, and lives
# with their forks up to 400.
planted_for_real() {
	case $(scripts/kernel-image "$1") in
	freebsd*)	boots=1 off=0 spans='"exit", "life"' ;;
	*)		boots=3 off=4 spans='"exit"' ;;
	esac
	try env RESULTS_DIR="$tmp/real" A="$1" B="$1" BOOTS=$boots LIVES=16 SEED=1 \
	    B_APPEND=lab_planted=20 scripts/kernels
	status_is 0 && jq -e "(.comparisons | length == 6) and
	    all(.comparisons[] | select(.params.span == ($spans));
	    (.delta_ns - 20 | fabs) <= $off)" \
	    "$tmp"/real/*-kernels/summary.json &&
	    jq -e '.complete and (.kernels.A.release | test("[0-9]"))' \
	    "$tmp"/real/*-kernels/meta.json
	result=$?
	rm -rf "$tmp/real"
	return $result
}
stressed_for_real() {
	try env A="$1" B="$1" STRESS=2 scripts/kernels
	status_is 0 && says '^A .*: [1-9][0-9]* lives in 2 s'
}
for kernel in ${KERNELS:-}; do
	check "$kernel: 20 instructions more" planted_for_real "$kernel"
	check "$kernel: stress" stressed_for_real "$kernel"
done
[ -n "${KERNELS:-}" ] || skip "real kernels" \
    'there is no KERNELS="image ..."; scripts/get-kernels fetches two'

finish
