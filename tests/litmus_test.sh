#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# make litmus: the committed tests are complete, and without herd7 they are not
# run; a stand-in that agrees, disagrees, meets no premise and fails; files that
# expect nothing, or no verdict.

. tests/lib.sh

mkdir "$tmp/tests"
export RESULTS_DIR="$tmp/results"
test=$tmp/tests/order-riscv-llsc.litmus

well_formed() {
	cat >"$test" <<-'EOT'
	RISCV order-riscv-llsc
	(* Message passing.
	   expect Never: rel
	   expect Sometimes: none
	   premise 1:x7=1; riscv.cat, herd7 7.58, 2026-11-26 *)
	{ x=0; y=0; 0:x5=1; }
	 P0                            | P1                  ;
	 sw x5,(x1)                    | lw x7,(x2)          ;
	 fence rw,rw (*rel*)           | fence rw,rw         ;
	 sw x5,(x2) (*rel sw x6,(x2)*) | lw x8,(x1)          ;
	exists (1:x7=1 /\ 1:x8=0)
	EOT
}

# stand_in SEEN WITHOUT STATE: a herd7 that sees SEEN with the fence and WITHOUT
# where it is gone, and one state.
stand_in() {
	cat >"$tmp/herd7" <<-EOT
	#!/bin/sh
	[ "\$1" != -version ] || { echo '7.58, Rev: none'; exit; }
	[ "\$1" = -model ] && [ "\$2" = riscv.cat ] || exit 2
	cp "\$3" "$tmp/last"
	case \$(tail -4 "\$3") in
	*'fence rw,rw (*rel*)'*'sw x5,(x2) (*'*) seen=$1 ;;
	*fence*sw*fence*) seen=both ;;
	*'sw x6,(x2) '*|*'sw x6,(x2)|'*) seen=$2 ;;
	esac
	[ \$seen != fails ] || { echo 'Warning: x' >&2; echo 'no such cat' >&2; exit 2; }
	printf '%s\n' 'States 1' '$3' No 'Witnesses' "Observation t \$seen 0 1"
	EOT
	chmod +x "$tmp/herd7"
}

litmus() {
	try env LITMUS_DIR="$tmp/tests" HERD7="$tmp/herd7" scripts/litmus
}

refused() {
	says_one_line "^$test: $1" && status_is 1
}

# broken SED TEXT: the file with that change is refused, in one line.
broken() {
	well_formed
	sed "$1" "$test" >"$tmp/broken" && mv "$tmp/broken" "$test"
	litmus
	check "refused: $2" refused "$2"
}

try env HERD7=/nowhere/herd7 scripts/litmus
check "every test is complete, and without herd7 none is run" ends_in_a_line 0 'not run: no /nowhere/herd7'
check "  and nothing is left" test ! -e "$RESULTS_DIR"

well_formed
stand_in Never Sometimes '1:x7=1; 1:x8=1;'
litmus
check "herd7 agrees" ends 0 'Never: rel  Sometimes: none'
check "  and in the JSON" jq -e '.schema == 1 and .herd == "7.58, Rev: none" and
    [.tests[] | [.name, .question, .arch, .atomics, .fences, .expected, .seen]] ==
    [["order-riscv-llsc (rel)", "order", "riscv", "llsc", ["rel"], "Never", "Never"],
    ["order-riscv-llsc (none)", "order", "riscv", "llsc", [], "Sometimes",
	"Sometimes"]]' "$RESULTS_DIR/litmus.json"
check "  the fence of the other CPU is kept" grep -q '^ *| fence rw,rw ' \
    "$tmp/last"

stand_in Never Never '1:x7=1; 1:x8=1;'
litmus
check "a mutant that survives has status 1" status_is 1
check "  and is named" \
    says 'order-riscv-llsc, none: expected Sometimes, herd7 says Never'

stand_in Never Sometimes '1:x7=11; 1:x8=1;'
litmus
check "a premise that no execution meets has status 1" ends 1 'rel: expected Never, but no execution meets'

stand_in fails Sometimes '1:x7=1; 1:x8=1;'
litmus
check "herd7 that fails has status 1" status_is 1
check "  with its message" \
    says '^order-riscv-llsc, rel: herd7 failed: no such cat$'
check "  and the others are kept" jq -e '[.tests[].seen] ==
    [null, "Sometimes"]' "$RESULTS_DIR/litmus.json"

broken '/expect/s/expect.*//' 'expects nothing'
broken 's/Never:/Naver:/' '"Naver:" is no verdict'
broken '/Sometimes/d' 'has no mutant'
broken 's/, 2026.*/ *)/' 'no "; model.cat, herd7 version, yyyy-mm-dd"'
broken '/premise/d' 'has no line "premise'
broken 's/: rel/: rel+acq/' 'no cell is marked "(\*acq\*)"'
broken '1s/order/other/' 'the test is called other-riscv-llsc'

well_formed
rm "$test"
try env LITMUS_DIR="$tmp/tests" scripts/litmus
check "no tests is bad use" status_is 2

finish
