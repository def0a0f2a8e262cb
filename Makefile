# SPDX-License-Identifier: BSD-2-Clause
#
# GNU make (BSDmakefile hands all to it on FreeBSD).  "make help" lists the
# commands.

.DEFAULT_GOAL = help
MAKEFLAGS += --no-builtin-rules --no-print-directory

# A setting that nothing here reads is a misspelt one.
set = $(strip $(foreach v,$(filter-out SHELL,$(.VARIABLES)),$(if \
	$(filter command,$(firstword $(origin $v))),$v)))
unread = $(foreach v,$(set),$(shell grep -qE '[$$][^A-Za-z]?$(basename $v)([^A-Za-z0-9_]|$$)' \
	Makefile */*.mk */*/*.mk scripts/* scripts/lib/* 2>/dev/null || \
	echo $v=))
ifneq ($(strip $(unread)),)
$(error no setting $(strip $(unread)); "make help" lists them)
endif

SYSTEM := $(shell uname -s | tr A-Z a-z)
HOST_ARCH := $(patsubst x86_64,amd64,$(patsubst aarch64,arm64,$(patsubst \
	riscv64,riscv,$(shell uname -m))))

# Settings of the kernel that the review argues about, how it is optimised
# (FreeBSD's name for that), and where exit paths are; see README.md.
default.ARCH := $(if $(wildcard sys/$(HOST_ARCH)/pmap.c),$(HOST_ARCH),amd64)
default.PMAP_REMOVE_PAGES_LOCK = 1
default.PROC_VMSPACE_LOCK_IS_MUTEX = 0
default.COPTFLAGS = -O2 -g
default.VARIANT_DIRS = variants
SETTINGS = ARCH PMAP_REMOVE_PAGES_LOCK PROC_VMSPACE_LOCK_IS_MUTEX COPTFLAGS \
	VARIANT_DIRS
$(foreach s,$(SETTINGS),$(eval $(s) ?= $$(default.$(s))))
# The settings that are not the default.
unusual = $(foreach s,$(SETTINGS),$(if $(subst \
	x$(strip $(default.$(s)))x,,x$(strip $($(s)))x),$(s)))

O = build
ifneq ($(words $O)$(findstring :,$O)$(findstring %,$O),1)
$(error O=$O: say a directory with no blank, ":" or "%" in its name)
endif
# What is asked for together is done one after another, whatever -j says: nothing
# before setup, and nothing beside the clock.
ifneq ($(filter-out programs modelled guests $(O)/%,$(MAKECMDGOALS)),)
ifneq ($(word 2,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif
endif
ifeq ($(wildcard sys/$(ARCH)/pmap.c),)
$(error no pmap of ARCH=$(ARCH); there are: $(patsubst sys/%/pmap.c,%,$(wildcard sys/*/pmap.c)))
endif
$(foreach d,$(VARIANT_DIRS),$(if $(wildcard $d/.),,$(error no directory $d, \
	which VARIANT_DIRS names (blanks part them))))
VARIANTS_ALL = $(sort $(basename $(notdir $(wildcard $(VARIANT_DIRS:%=%/*.c)))))
vpath %.c $(VARIANT_DIRS)

# Make's own CXX is g++, which FreeBSD lacks.
ifeq ($(origin CXX),default)
CXX = c++
endif
OBJCOPY ?= objcopy
NM ?= nm
TOOLS = LD='$(LD)' OBJCOPY='$(OBJCOPY)' NM='$(NM)'

# Where a system keeps its packages, if its compiler does not look there.
LOCALBASE ?= $(if $(filter freebsd,$(SYSTEM)),/usr/local)

CWARN = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wcast-qual -Werror=implicit-function-declaration
CFLAGS ?= -O2 -g
DEPS = -MMD -MP

# "make V=1" shows the commands.
Q = $(if $(filter 1,$(V)),,@)

# Kernel sources see our tree and nothing of the host's, CFLAGS included.
# Functions are aligned to a cache line, so that equal code sits equally in its
# lines.
KFLAGS = -std=c17 $(COPTFLAGS) $(CWARN) -Wno-pointer-sign -ffreestanding \
	-nostdinc -falign-functions=64 -fno-common $(KARCH.$(HOST_ARCH)) \
	-fno-strict-aliasing \
	-Isys -Isys/$(ARCH)/include -Ibench/user/include -Ibench/include \
	-Ibench/user -Ibench/scenario \
	-DPMAP_REMOVE_PAGES_LOCK=$(PMAP_REMOVE_PAGES_LOCK) \
	-DPROC_VMSPACE_LOCK_IS_MUTEX=$(PROC_VMSPACE_LOCK_IS_MUTEX)
# By default arm64's atomics would be calls into libgcc; so they are inline, with
# LSE where this CPU has it.
KARCH.arm64 = -mcpu=native -mno-outline-atomics

# The forms of vmspace_acquire_ref(), the other side of the race.
ACQUIRE_REF = $(wildcard variants/acquire_ref/*.c)

# What each variant is linked with a copy of; its own definitions come first.
DEFAULTS = sys/kern/variant_note.c sys/kern/cpu_throw.c $(wildcard sys/vm/*.c)
KERNEL = $(DEFAULTS) $(ACQUIRE_REF) sys/$(ARCH)/pmap.c \
	bench/scenario/block.c bench/scenario/kernel_start.c \
	bench/user/kmem.c bench/user/spin.c

# An object in $(O)/$(1) of a source whose name ends in $(2), by the command $(3),
# which needs $(4), too.
define object
$(O)/$(1)/%.o: %.$(2) $(O)/flags $(4)
	@mkdir -p $$(@D)
	$$Q$(3) $$(DEPS) -c -o $$@ $$<
endef

# A kernel with all its exit paths, as objects in $(O)/$(1): compiled by
# kcc.$(1), which needs kdep.$(1), linked by ktools.$(1), with kport.$(1)'s pmap,
# without kwithout.$(1) and with kwith.$(1).
# The copy is the control: the same object, linked a second time.
define kernel
$(foreach e,c cc S,$(eval $(call object,$(1),$(e),$$(kcc.$(1)),$(kdep.$(1)))))
$(O)/$(1)/defaults.a: $$(patsubst %.c,$(O)/$(1)/%.o,sys/$$(kport.$(1))/pmap.c \
    $$(filter-out $$(kwithout.$(1)),$$(DEFAULTS))) $$(kwith.$(1))
	@rm -f $$@
	$$Q$$(AR) rc $$@ $$^

$(O)/$(1)/stub/%.o: sys/kern/variant_stub.c $(O)/flags $(kdep.$(1))
	@mkdir -p $$(@D)
	$$Q$$(kcc.$(1)) $$(DEPS) -DVARIANT_NAME='"$$*"' -c -o $$@ $$<

$(O)/$(1)/path/%.o: %.c $(O)/flags $(O)/dirs $(kdep.$(1)) \
    scripts/compile-path sys/kern/variant_broken.c
	@mkdir -p $$(@D)
	$$Q$$(ktools.$(1)) scripts/compile-path $$@ $$< $$(kcc.$(1)) $$(DEPS)

$(O)/$(1)/variant/%.o: $(O)/$(1)/path/%.o $(O)/$(1)/stub/%.o \
    $(O)/$(1)/defaults.a scripts/link-variant
	@mkdir -p $$(@D)
	@rm -f $$@
	$$Q$$(ktools.$(1)) scripts/link-variant $$* $$@ $$(filter %.o %.a,$$^)

$(O)/$(1)/variant/%.copy.o: $(O)/$(1)/path/%.o $(O)/$(1)/stub/%.copy.o \
    $(O)/$(1)/defaults.a scripts/link-variant
	@mkdir -p $$(@D)
	$$Q$$(ktools.$(1)) scripts/link-variant $$*__copy $$@ \
	    $$(filter %.o %.a,$$^)
endef

# Ring 3's kernel, in flavours:
#	timed		what is measured
#	counted		counts its operations: the anatomy
#	debug		KASSERTs on, under the address and undefined sanitizers
FLAVOURS = timed counted debug
SANITIZE = $$(cat $(O)/sanitize)
kcc.timed = $(CC) $(KFLAGS)
kcc.counted = $(CC) $(KFLAGS) -DANATOMY
kcc.debug = $(CC) $(KFLAGS) -DINVARIANTS $(SANITIZE)
kdep.debug = $(O)/sanitize
define flavour
ktools.$(1) = $$(TOOLS)
kport.$(1) = $$(ARCH)
kernel.$(1) = $$(KERNEL:%.c=$(O)/$(1)/%.o) \
	$$(VARIANTS_ALL:%=$(O)/$(1)/variant/%.o) \
	$$(VARIANTS_ALL:%=$(O)/$(1)/variant/%.copy.o)
endef
$(foreach f,$(FLAVOURS),$(eval $(call flavour,$(f)))$(eval $(call kernel,$(f))))

# Not every system has the sanitizers; and clang 17 would put globals into groups
# that a partial link throws out again.
$(O)/sanitize: $(O)/flags
	@s='-fsanitize=address,undefined -fno-sanitize-recover=undefined'; \
	try() { echo 'int main(void) { return 0; }' | $(LINK) -Werror \
	    "$$@" -x c -o $@.try - 2>/dev/null; }; \
	n=-fno-sanitize-address-globals-dead-stripping; \
	if try $$s $$n; then s="$$s $$n"; \
	elif ! try $$s; then s=; \
	    echo 'no sanitizers here: KASSERTs and tests go without' >&2; fi; \
	rm -f $@.try; echo "$$s" >$@

.SECONDARY:

# Host programs see the host's headers first: <sys/variant.h> is ours only
# because no host has one.
HDIRS = -Ibench/scenario -Ibench/user -Ibench/host -Ibench/stat \
	-Ibench/micro -Ibench/check -idirafter sys
HCOMMON = $(CPPFLAGS) $(LOCALBASE:%=-I%/include) $(CFLAGS) -pthread
HFLAGS = -std=c17 -D_DEFAULT_SOURCE $(HDIRS) $(HCOMMON) $(CWARN) \
	-DARCH='"$(ARCH)"'
HXXFLAGS = -std=c++17 $(HCOMMON) -Wall -Wextra
# Bound when they start: else each child of the fork/exit benchmark resolves its own
# _exit(), 8 of 15 page faults and 18 to 25 % of its life.
LINKFLAGS = -pthread -Wl,-z,now $(LOCALBASE:%=-L%/lib) $(LDFLAGS)
LINK = $(CC) $(LINKFLAGS)
LINKXX = $(CXX) $(LINKFLAGS)

include verify/verify.mk
include bench/ring0/ring0.mk
include bench/kernels/kernels.mk

# What was made otherwise is made anew: objects by other commands, exit paths of
# other directories, programs of other exit paths.
FLAGS = $(foreach v,CC CXX LD AR TOOLS KFLAGS HFLAGS HXXFLAGS LINKFLAGS \
	VKFLAGS VHFLAGS R0FLAGS $(foreach a,$(R0ARCHS),R0CC.$(a) \
	R0TOOLS.$(a) R0FLAGS.$(a)),$($(v)))
define stamp
$(O)/$(1): export STAMP = $$($(2))
$(O)/$(1): FORCE
	@mkdir -p $(O)
	@printf '%s\n' "$$$$STAMP" | cmp -s - $$@ || \
	    printf '%s\n' "$$$$STAMP" >$$@
endef
$(eval $(call stamp,flags,FLAGS))
$(eval $(call stamp,dirs,VARIANT_DIRS))
$(eval $(call stamp,paths,VARIANTS_ALL))
FORCE:
$(O)/host/bench/host/variants.o $(O)/checked/bench/host/variants.o: $(O)/paths

# "checked" is for the tests, under the sanitizers.
$(eval $(call object,host,c,$$(CC) $$(HFLAGS)))
$(eval $(call object,host,cc,$$(CXX) $$(HXXFLAGS)))
$(eval $(call object,checked,c,$$(CC) $$(HFLAGS) $$(SANITIZE),$(O)/sanitize))
$(eval $(call object,checked,cc,$$(CXX) $$(HXXFLAGS) $$(SANITIZE),$(O)/sanitize))

host = $(patsubst %.c,$(O)/host/%.o,$(1))
checked = $(patsubst %.c,$(O)/checked/%.o,$(1))

HOST = bench/host/host_$(SYSTEM).c
TOPO = bench/host/topo.c $(HOST)
MACHINE = bench/host/variants.c bench/host/args.c bench/user/panic.c
MEASURE = $(MACHINE) \
	$(addprefix bench/scenario/,plan.c measure.c scenario.c) \
	$(TOPO) $(addprefix bench/host/,team.c clock.c flush.c)

$(O)/micro: $(call host,bench/micro/micro.c $(MEASURE)) \
    $(O)/host/bench/micro/gbench.o $(kernel.timed)
	$Q$(LINKXX) -o $@ $^ -lbenchmark -lhwloc

# A program that every invocation links anew (scripts/relink says why), with the file
# that says how: program.link.
define relinked
$(O)/$(1): $(2)
	$$Q$(LINK) -o $$@ $$^ $(3)
	$$Qprintf '%s\n' "$(LINK)" "$(3)" $$^ >$$@.link
endef

$(eval $(call relinked,pairs,$(call host,bench/micro/pairs.c $(MEASURE) \
    bench/stat/order.c bench/stat/rawout.c) $(kernel.timed), \
    -lhwloc -lm))

$(O)/anatomy: $(call host,bench/anatomy/anatomy.c $(MACHINE)) \
    $(O)/counted/bench/anatomy/cases.o $(kernel.counted)
	$Q$(LINK) -o $@ $^ -ljansson

# With the KASSERTs on, so that nothing is timed that is no exit.
$(O)/check: $(call checked,bench/check/check.c $(MACHINE)) \
    $(O)/debug/bench/check/leftovers.o $(kernel.debug)
	$Q$(LINK) $(SANITIZE) -o $@ $^

$(O)/list: $(call host,bench/programs/list.c $(MACHINE)) $(kernel.timed)
	$Q$(LINK) -o $@ $^ -ljansson

$(O)/machine: $(call host,bench/programs/machine.c $(TOPO) \
    bench/host/clock.c bench/host/args.c) \
    $(O)/timed/bench/user/spin.o
	$Q$(LINK) -o $@ $^ -lhwloc -ljansson

STAT = $(filter-out bench/stat/summarize.c,$(wildcard bench/stat/*.c)) \
	bench/host/args.c
$(O)/summarize: $(call host,bench/stat/summarize.c $(STAT))
	$Q$(LINK) -o $@ $^ -ljansson -lgsl -lgslcblas -lm

# The suite's own cost, and two variants that only its tests may see.
$(O)/harness: $(call host,bench/self/harness.c $(MEASURE) \
    bench/stat/order.c bench/stat/sign.c) $(O)/timed/bench/self/bare_loop.o \
    $(kernel.timed)
	$Q$(LINK) -o $@ $^ -lhwloc -lgsl -lgslcblas -lm

$(O)/exits: $(call host,bench/self/exits.c $(MACHINE) $(TOPO)) \
    $(kernel.timed)
	$Q$(LINK) -o $@ $^ -lhwloc

$(O)/maxrss: $(call host,bench/self/maxrss.c)
	$Q$(LINK) -o $@ $^

# The driver is two programs: the first asks hwloc and becomes the second, whose
# address space is lean, for fork(2) copies it (80 us a life with hwloc, 71 us
# without; elsewhere 890 us, and 790 us where the C library is linked statically).
$(O)/static: $(O)/flags
	@s=; echo 'int main(void) { return 0; }' | $(LINK) -static -o $@.try -x c - \
	    2>/dev/null && s=-static; rm -f $@.try; echo "$$s" >$@
STATIC = $$(cat $(O)/static)
$(O)/forkexit-run $(O)/forkexit-bare: | $(O)/static
FORKEXIT = $(filter-out bench/forkexit/forkexit.c bench/forkexit/bare.c \
	bench/forkexit/exit_touch.c,$(wildcard bench/forkexit/*.c))
$(O)/forkexit: $(call host,bench/forkexit/forkexit.c $(TOPO))
	$Q$(LINK) -o $@ $^ -lhwloc

$(eval $(call relinked,forkexit-run,$(call host,$(FORKEXIT) $(MACHINE) bench/host/clock.c \
    bench/host/kmem_share.c $(HOST) bench/stat/order.c bench/stat/rawout.c) \
    $(O)/timed/bench/forkexit/exit_touch.o $(kernel.timed),$$(STATIC)))

$(O)/forkexit-bare: $(call host,bench/forkexit/bare.c $(HOST) bench/host/args.c)
	$Q$(LINK) -o $@ $^ $(STATIC)

$(O)/lines: $(call host,bench/programs/lines.c bench/stat/sign.c \
    $(TOPO) $(addprefix bench/host/,clock.c flush.c args.c)) \
    $(O)/timed/bench/user/spin.o
	$Q$(LINK) -o $@ $^ -lhwloc -ljansson -lgsl -lgslcblas -lm

$(O)/surcharge: $(call host,bench/programs/surcharge.c $(TOPO) \
    bench/host/clock.c bench/host/args.c bench/stat/order.c \
    bench/stat/sign.c) $(O)/timed/bench/user/spin.o
	$Q$(LINK) -o $@ $^ -lhwloc -lgsl -lgslcblas -lm

# What a run records of how it was built.
$(O)/compiler: $(O)/flags $(O)/dirs Makefile
	@{ $(CC) --version | head -1; echo '$(KFLAGS)'; \
	$(CC) $(KFLAGS) -dM -E -x c /dev/null | sed -n \
	    -e 's/.*__x86_64__ .*/locked instructions/p' \
	    -e 's/.*__riscv_atomic .*/AMO/p' \
	    -e 's/.*__ARM_FEATURE_ATOMICS .*/LSE/p' | grep . || echo LL/SC; \
	$(foreach s,$(unusual),echo '$(s)=$(strip $($(s)))';) } >$@
$(O)/list.json: $(O)/list
	$Q$< --json >$@

# A run of exits of the model; with the rest, of everything.
MODELLED = pairs check anatomy lines machine summarize compiler list.json
modelled: $(MODELLED:%=$(O)/%)

PROGRAMS = micro list forkexit forkexit-run forkexit-bare surcharge
programs: modelled $(PROGRAMS:%=$(O)/%)

# Made by as many jobs as there are PUs, where no -j says otherwise: with two a
# fresh "make setup bench" takes 3:27 for 3:46.
made = @+$(MAKE) $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell \
	getconf _NPROCESSORS_ONLN))

# Unit tests, all under the sanitizers; the commands are tested as they are.
$(O)/kernel_test: $(call checked,tests/kernel_test.c $(MACHINE)) \
    $(O)/debug/tests/kernel_cases.o $(kernel.debug)
	$Q$(LINK) $(SANITIZE) -o $@ $^ -lcmocka

$(O)/stat_test: $(call checked,tests/stat_test.c $(STAT))
	$Q$(LINK) $(SANITIZE) -o $@ $^ -lcmocka -ljansson -lgsl -lgslcblas -lm

$(O)/checked/summarize: $(call checked,bench/stat/summarize.c $(STAT))
	$Q$(LINK) $(SANITIZE) -o $@ $^ -ljansson -lgsl -lgslcblas -lm

$(O)/gbench_test: $(call checked,tests/gbench_test.c) \
    $(O)/checked/bench/micro/gbench.o
	$Q$(LINKXX) $(SANITIZE) -o $@ $^ -lbenchmark -lcmocka -ljansson -lm

$(O)/no_bind.so: tests/no_bind.c
	$Q$(LINK) -shared -fPIC -o $@ $<

# Those that take minutes each, for they measure, draw, boot or verify whole runs,
# many with programs of their own, are a target of their own.
long = cases commands designs dropin kernels portable report review ring0 \
	three_ways verify
LONG_TESTS = $(long:%=tests/%_test.sh)
TESTS = $(O)/kernel_test $(O)/stat_test $(O)/gbench_test \
	$(filter-out $(LONG_TESTS),$(wildcard tests/*_test.sh))
test:
	$(made) programs $(filter $(O)/%,$(TESTS)) \
	    $(O)/no_bind.so $(O)/maxrss
	@tests/run $(TESTS)

test-long:
	@$(MAKE) test TESTS="$(LONG_TESTS)"

# The settings of a run travel in the environment; scripts/lib/settings has
# their defaults and says what is wrong with a value.
export O PROFILE VARIANTS SCENARIOS CPUS BASE NEXT SEED INVOCATIONS BENCHES
export VARIANT JOBS MUTANTS_SAMPLE VARIANT_DIRS MAKE RELACY_DIR
export NEW RESULTS DIFFER RESULTS_DIR

help:
	@scripts/help

bench:
	$(made) programs
	@scripts/bench

# Reading runs needs nothing that is measured with.
compare:
	$(made) $(if $(RESULTS),$(O)/summarize,programs)
	@scripts/compare

# RESULTS=run, or the last one.
plots:
	@scripts/plots $(or $(RESULTS),results/latest)

report:
	@scripts/report $(or $(RESULTS),results/latest)

panel:
	@scripts/panel $(RESULTS)

verify:
	@+VARIANTS_ALL='$(VARIANTS_ALL)' ACQUIRE_REFS='$(VFORMS)' scripts/verify

litmus:
	@scripts/litmus

mutants:
	@+scripts/mutants

list: $(O)/list
	@$(O)/list

anatomy: $(O)/anatomy
	@$(O)/anatomy $(addprefix --variants ,$(or $(VARIANTS),$(VARIANT)))

bench-self:
	$(made) programs $(O)/harness $(O)/maxrss $(O)/verify.amd64
	@scripts/bench-self | tee $(O)/self.md

# From a kernel tree, and back into it.
variant:
	@KCC='$(CC) $(KFLAGS)' VARIANT_DIR='$(lastword $(VARIANT_DIRS))' scripts/variant

review:
	@+MAKE='$(MAKE)' VARIANTS_ALL='$(VARIANTS_ALL)' scripts/review

patch:
	@KCC='$(CC) $(KFLAGS)' VARIANT_DIRS='$(VARIANT_DIRS)' scripts/patch

setup:
	@scripts/setup

clean:
	rm -rf $(O)

.PHONY: FORCE variant patch review help kernel modelled programs bench compare plots report panel verify litmus mutants list anatomy bench-self setup test test-long clean

-include $(shell find $(O) -name '*.d' 2>/dev/null)
