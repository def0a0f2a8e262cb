# SPDX-License-Identifier: BSD-2-Clause
# Sourced by the tests of commands: counts, and a directory that goes away.

passed=0 failed=0 skipped=0
. scripts/lib/scratch
O=${O:-build}
# A command that may have arguments.
MAKE=${MAKE:-make}

# check "what is expected" command [argument ...]
check() {
	what=$1
	shift
	if "$@" >"$tmp/check" 2>&1; then
		passed=$((passed + 1))
		echo "ok - $what"
	else
		failed=$((failed + 1))
		echo "not ok - $what"
		sed 's/^/# /' "$tmp/check"
	fi
}

skip() {
	skipped=$((skipped + 1))
	echo "ok - $1 # skipped: $2"
}

# Linux's tools, or FreeBSD's.
# as_nobody command ...
as_nobody() {
	if command -v setpriv >/dev/null; then
		setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
	else
		su -m nobody -c 'exec "$0" "$@"' "$@"
	fi
}

# on_pu N command ...
if command -v taskset >/dev/null; then
	on_pu() { taskset -c "$@"; }
elif command -v cpuset >/dev/null; then
	on_pu() { cpuset -l "$@"; }
else
	on_pu() { false; }
fi

# on_terminal command ...: words without spaces
on_terminal() {
	if script --version >/dev/null 2>&1; then
		script -qec "$*" /dev/null
	else
		script -q /dev/null "$@"
	fi </dev/null
}

# A tool chain without GNU's.
has_llvm() {
	for tool in clang ld.lld llvm-objcopy; do
		command -v $tool >/dev/null || return 1
	done
}

# Makes a directory to build in, with what the checkers have in common: that is the
# same wherever it is built, and takes the longest.
with_checker() {
	$MAKE -s O="$O" verify-programs || exit 1
	mkdir -p "$1"
	cp -Rp "$O/flags" "$O/relacy" "$O/host" "$1"
}

# Runs a command; its status goes to $status, what it prints to $tmp/out.
try() {
	"$@" >"$tmp/out" 2>&1
	status=$?
}

# status_is N: of the last try; what it printed, if it is another.
status_is() {
	[ "$status" -eq "$1" ] && return 0
	echo "status $status, not $1:"
	cat "$tmp/out"
	return 1
}

# says TEXT: the last try printed it.
says() {
	grep -q -- "$1" "$tmp/out" && return 0
	echo "nowhere '$1' in:"
	cat "$tmp/out"
	return 1
}

# says_one_line TEXT: and nothing beside it.
says_one_line() {
	says "$1" && [ "$(wc -l <"$tmp/out")" -eq 1 ] && return 0
	echo "more than one line:"
	cat "$tmp/out"
	return 1
}

# ends N TEXT: the last try had that status, and printed that; in one line, and
# nothing beside it.
ends() {
	status_is "$1" && says "$2"
}
ends_in_a_line() {
	status_is "$1" && says_one_line "$2"
}

not() {
	! "$@"
}

# in_time command ...: is true within a minute or more: what takes a moment, but on
# a busy machine.
in_time() {
	for _ in $(seq 600); do
		"$@" >/dev/null 2>&1 && return 0
		sleep 0.1
	done
	"$@"
}

# No process is left that was told of our directory.
none_runs() {
	not pgrep -lf "$tmp"
}
no_stray() {
	in_time none_runs
}

finish() {
	rm -rf "$tmp"
	echo "$passed passed, $failed failed, $skipped skipped"
	[ $failed -eq 0 ]
	exit
}
