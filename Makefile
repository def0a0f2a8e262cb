# SPDX-License-Identifier: BSD-2-Clause
#
# GNU make (gmake on FreeBSD).  "make help" lists the commands.

.DEFAULT_GOAL = help
MAKEFLAGS += --no-builtin-rules

# Settings of the kernel that the review argues about; see README.md.
ARCH ?= amd64
PMAP_REMOVE_PAGES_LOCK ?= 1
PROC_VMSPACE_LOCK_IS_MUTEX ?= 0

O = build
SYSTEM = $(shell uname -s | tr A-Z a-z)
# Where exit paths are; "VARIANT_DIRS='variants /my/dir'" adds to them.
VARIANT_DIRS = variants
ifeq ($(wildcard sys/$(ARCH)/pmap.c),)
$(error no pmap of ARCH=$(ARCH); there are: $(patsubst sys/%/pmap.c,%,$(wildcard sys/*/pmap.c)))
endif
VARIANT_FILES = $(wildcard $(VARIANT_DIRS:%=%/*.c))
VARIANTS_ALL = $(sort $(basename $(notdir $(VARIANT_FILES))))
vpath %.c $(VARIANT_DIRS)

CWARN = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wcast-qual -Werror=implicit-function-declaration
CFLAGS ?= -O2 -g
DEPS = -MMD -MP

# "make V=1" shows the commands.
Q = $(if $(filter 1,$(V)),,@)

# Kernel sources see our tree and nothing of the host's.  Functions are aligned
# to a cache line, so that equal code sits equally in its lines.
KFLAGS = -std=c17 $(CFLAGS) $(CWARN) -Wno-pointer-sign -ffreestanding \
	-nostdinc -falign-functions=64 -fno-common \
	-Isys -Isys/$(ARCH)/include -Ibench/user/include -Ibench/include \
	-Ibench/user -Ibench/scenario \
	-DPMAP_REMOVE_PAGES_LOCK=$(PMAP_REMOVE_PAGES_LOCK) \
	-DPROC_VMSPACE_LOCK_IS_MUTEX=$(PROC_VMSPACE_LOCK_IS_MUTEX)

# The forms of vmspace_acquire_ref(), the other side of the race.
ACQUIRE_REF = $(wildcard variants/acquire_ref/*.c)

KERNEL = $(wildcard sys/vm/*.c) $(ACQUIRE_REF) sys/$(ARCH)/pmap.c \
	bench/scenario/block.c bench/scenario/kernel_start.c bench/user/kmem.c bench/user/spin.c
DEFAULTS = sys/kern/variant_note.c sys/vm/vmspace_leave_cpu.c \
	sys/vm/vmspace_exitfree.c sys/vm/vmspace_acquire_ref.c \
	sys/vm/vmspace_free.c

# Objects of other flags are made anew: a kernel flag changes what is measured.
$(O)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(KFLAGS)' | cmp -s - $@ || echo '$(CC) $(KFLAGS)' >$@
FORCE:

# One kernel with all its exit paths, as a set of objects, for each flavour:
#	timed		what is measured
#	counted		counts its operations: the anatomy
#	debug		KASSERTs on, under the address and undefined sanitizers
FLAVOURS = timed counted debug
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined
kflags.timed =
kflags.counted = -DANATOMY
kflags.debug = -DINVARIANTS $(SANITIZE)

define kernel
kernel.$(1) = $$(KERNEL:%.c=$(O)/$(1)/%.o) \
	$$(VARIANTS_ALL:%=$(O)/$(1)/variant/%.o) \
	$$(VARIANTS_ALL:%=$(O)/$(1)/variant/%.copy.o)

$(O)/$(1)/%.o: %.c $(O)/flags
	@mkdir -p $$(@D)
	$$Q$$(CC) $$(KFLAGS) $$(kflags.$(1)) $$(DEPS) -c -o $$@ $$<

$(O)/$(1)/defaults.a: $$(DEFAULTS:%.c=$(O)/$(1)/%.o)
	@rm -f $$@
	$$Q$$(AR) rc $$@ $$^

$(O)/$(1)/stub/%.o: sys/kern/variant_stub.c $(O)/flags
	@mkdir -p $$(@D)
	$$Q$$(CC) $$(KFLAGS) $$(kflags.$(1)) $$(DEPS) -DVARIANT_NAME='"$$*"' \
	    -c -o $$@ $$<

$(O)/$(1)/path/%.o: %.c $(O)/flags
	@mkdir -p $$(@D)
	$$Q$$(CC) $$(KFLAGS) $$(kflags.$(1)) $$(DEPS) -c -o $$@ $$<

# The copy is the control: the same object, linked a second time.
$(O)/$(1)/variant/%.o: $(O)/$(1)/path/%.o $(O)/$(1)/stub/%.o \
    $(O)/$(1)/defaults.a scripts/link-variant
	@mkdir -p $$(@D)
	$$Qscripts/link-variant $$* $$@ $$(filter %.o %.a,$$^)

$(O)/$(1)/variant/%.copy.o: $(O)/$(1)/path/%.o \
    $(O)/$(1)/stub/%.copy.o $(O)/$(1)/defaults.a scripts/link-variant
	@mkdir -p $$(@D)
	$$Qscripts/link-variant $$*__copy $$@ $$(filter %.o %.a,$$^)
endef
$(foreach f,$(FLAVOURS),$(eval $(call kernel,$(f))))

.SECONDARY:

include verify/verify.mk
include bench/ring0/ring0.mk

kernel: $(foreach f,$(FLAVOURS),$(kernel.$(f)))

# Host programs see the host's headers first: <sys/variant.h> is ours only
# because no host has one.
HFLAGS = -std=c17 -D_DEFAULT_SOURCE $(CFLAGS) $(CWARN) -DARCH='"$(ARCH)"' \
	-Ibench/scenario -Ibench/user -Ibench/host -Ibench/stat -Ibench/micro -Ibench/check \
	-idirafter sys

$(O)/host/%.o: %.c
	@mkdir -p $(@D)
	$Q$(CC) $(HFLAGS) $(DEPS) -c -o $@ $<

$(O)/host/%.o: %.cc
	@mkdir -p $(@D)
	$Q$(CXX) -std=c++17 $(CFLAGS) -Wall -Wextra $(DEPS) -c -o $@ $<

# The same for the tests, under the sanitizers.
$(O)/checked/%.o: %.c
	@mkdir -p $(@D)
	$Q$(CC) $(HFLAGS) $(SANITIZE) $(DEPS) -c -o $@ $<

$(O)/checked/%.o: %.cc
	@mkdir -p $(@D)
	$Q$(CXX) -std=c++17 $(CFLAGS) -Wall -Wextra $(SANITIZE) $(DEPS) \
	    -c -o $@ $<

host = $(patsubst %.c,$(O)/host/%.o,$(1))
checked = $(patsubst %.c,$(O)/checked/%.o,$(1))

MACHINE = bench/host/variants.c bench/host/args.c bench/user/panic.c
MEASURE = $(MACHINE) \
	$(addprefix bench/scenario/,plan.c measure.c scenario.c) \
	$(addprefix bench/host/,team.c topo.c clock.c flush.c)

$(O)/micro: $(call host,bench/micro/micro.c $(MEASURE)) \
    $(O)/host/bench/micro/gbench.o $(kernel.timed)
	$Q$(CXX) -o $@ $^ -lbenchmark -lhwloc -lpthread

# A program that every invocation links anew (scripts/relink says why) leaves how
# to: program.link.
define relinked
$(O)/$(1): $(2)
	$$Q$(CC) -o $$@ $$^ $(3)
	$$Qprintf '%s\n' '$(CC)' '$(3)' $$^ >$$@.link
endef

$(eval $(call relinked,pairs,$(call host,bench/micro/pairs.c $(MEASURE) \
    bench/stat/order.c bench/stat/rawout.c) $(kernel.timed), \
    -lhwloc -lpthread -lm))

$(O)/anatomy: $(call host,bench/anatomy/anatomy.c $(MACHINE)) \
    $(O)/counted/bench/anatomy/cases.o $(kernel.counted)
	$Q$(CC) -o $@ $^ -ljansson

# With the KASSERTs on, so that nothing is timed that is no exit.
$(O)/check: $(call checked,bench/check/check.c $(MACHINE)) \
    $(O)/debug/bench/check/leftovers.o $(kernel.debug)
	$Q$(CC) $(SANITIZE) -o $@ $^

$(O)/list: $(call host,bench/programs/list.c $(MACHINE)) $(kernel.timed)
	$Q$(CC) -o $@ $^ -ljansson


$(O)/machine: $(call host,bench/programs/machine.c bench/host/topo.c \
    bench/host/clock.c bench/host/host_$(SYSTEM).c) \
    $(O)/timed/bench/user/spin.o
	$Q$(CC) -o $@ $^ -lhwloc -ljansson

STAT = $(filter-out bench/stat/summarize.c bench/stat/compare.c, \
	$(wildcard bench/stat/*.c)) bench/host/args.c
$(O)/summarize $(O)/compare: $(O)/%: $(call host,bench/stat/%.c $(STAT))
	$Q$(CC) -o $@ $^ -ljansson -lgsl -lgslcblas -lm

# The suite's own cost, and two variants that only its tests may see.
$(O)/harness: $(call host,bench/self/harness.c $(MEASURE) \
    bench/stat/order.c bench/stat/sign.c) $(O)/timed/bench/self/bare_loop.o \
    $(kernel.timed)
	$Q$(CC) -o $@ $^ -lhwloc -lgsl -lgslcblas -lpthread -lm

$(O)/exits: $(call host,bench/self/exits.c $(MACHINE) bench/host/topo.c) \
    $(kernel.timed)
	$Q$(CC) -o $@ $^ -lhwloc

$(O)/maxrss: $(call host,bench/self/maxrss.c)
	$Q$(CC) -o $@ $^

# The driver is two programs: the first asks hwloc and becomes the second, whose
# address space is lean, for fork(2) copies it (80 us a life with hwloc, 71 us
# without).
FORKEXIT = $(filter-out bench/forkexit/forkexit.c bench/forkexit/bare.c \
	bench/forkexit/exit_touch.c %_linux.c %_freebsd.c,$(wildcard bench/forkexit/*.c)) \
	$(wildcard bench/forkexit/*_$(SYSTEM).c)
$(O)/forkexit: $(call host,bench/forkexit/forkexit.c bench/host/topo.c)
	$Q$(CC) -o $@ $^ -lhwloc

$(eval $(call relinked,forkexit-run,$(call host,$(FORKEXIT) $(MACHINE) bench/host/clock.c \
    bench/host/kmem_share.c bench/stat/order.c bench/stat/rawout.c) \
    $(O)/timed/bench/forkexit/exit_touch.o $(kernel.timed),))

$(O)/forkexit-bare: $(call host,bench/forkexit/bare.c \
    bench/forkexit/bind_$(SYSTEM).c bench/host/args.c)
	$Q$(CC) -o $@ $^

$(O)/lines: $(call host,bench/programs/lines.c bench/stat/sign.c \
    $(addprefix bench/host/,topo.c clock.c flush.c)) \
    $(O)/timed/bench/user/spin.o
	$Q$(CC) -o $@ $^ -lhwloc -ljansson -lgsl -lgslcblas -lpthread -lm

$(O)/surcharge: $(call host,bench/programs/surcharge.c bench/host/topo.c \
    bench/host/clock.c bench/host/args.c bench/stat/order.c \
    bench/stat/sign.c) $(O)/timed/bench/user/spin.o
	$Q$(CC) -o $@ $^ -lhwloc -lgsl -lgslcblas -lpthread -lm

# What a run records of how it was built.
$(O)/compiler: $(O)/flags
	@mkdir -p $(@D)
	@{ $(CC) --version | head -1; echo '$(KFLAGS)'; } >$@
$(O)/list.json: $(O)/list
	$Q$< --json >$@

PROGRAMS = micro anatomy check list machine summarize compare \
	forkexit forkexit-run forkexit-bare surcharge lines \
	pairs compiler list.json
programs: $(PROGRAMS:%=$(O)/%)

# Unit tests, all under the sanitizers; the commands are tested as they are.
$(O)/kernel_test: $(call checked,tests/kernel_test.c $(MACHINE)) \
    $(O)/debug/tests/kernel_cases.o $(kernel.debug)
	$Q$(CC) $(SANITIZE) -o $@ $^ -lcmocka

$(O)/stat_test: $(call checked,tests/stat_test.c $(STAT))
	$Q$(CC) $(SANITIZE) -o $@ $^ -lcmocka -ljansson -lgsl -lgslcblas -lm

$(O)/gbench_test: $(call checked,tests/gbench_test.c) \
    $(O)/checked/bench/micro/gbench.o
	$Q$(CXX) $(SANITIZE) -o $@ $^ -lbenchmark -lcmocka -ljansson -lpthread -lm

$(O)/no_bind.so: tests/no_bind.c
	$Q$(CC) -shared -fPIC -o $@ $<

TESTS = $(O)/kernel_test $(O)/stat_test $(O)/gbench_test \
	$(wildcard tests/*_test.sh)
test: programs $(filter $(O)/%,$(TESTS)) $(O)/no_bind.so
	@tests/run $(TESTS)

# The settings of a run travel in the environment; scripts/lib/settings has
# their defaults and says what is wrong with a value.
export O PROFILE VARIANTS SCENARIOS CPUS BASE NEXT SEED INVOCATIONS BENCHES
export VARIANT JOBS MUTANTS_SAMPLE
export NEW RESULTS DIFFER RESULTS_DIR

help:
	@scripts/help

bench: programs
	@scripts/bench

# Reading runs needs nothing that is measured with.
compare: $(if $(RESULTS),$(O)/compare,programs)
	@scripts/compare

# RESULTS=run, or the last one.
plots:
	@scripts/plots $(or $(RESULTS),results/latest)

report:
	@scripts/report $(or $(RESULTS),results/latest) >$(O)/REPORT.md
	@mv $(O)/REPORT.md REPORT.md

verify:
	@+MAKE='$(MAKE)' VARIANTS_ALL='$(VARIANTS_ALL)' scripts/verify

mutants:
	@+MAKE='$(MAKE)' scripts/mutants

list: $(O)/list
	@$(O)/list

anatomy: $(O)/anatomy
	@$(O)/anatomy $(if $(VARIANTS),--variants $(VARIANTS))

bench-self: programs $(O)/harness $(O)/maxrss $(O)/verify.amd64
	@scripts/bench-self | tee $(O)/self.md

# From a kernel tree, and back into it.
variant:
	@VARIANT_DIR='$(lastword $(VARIANT_DIRS))' scripts/variant

patch:
	@VARIANT_DIRS='$(VARIANT_DIRS)' scripts/patch

setup:
	@scripts/setup

clean:
	rm -rf $(O)

.PHONY: FORCE variant patch help kernel programs bench compare plots report verify mutants list anatomy bench-self setup test clean

-include $(shell find $(O) -name '*.d' 2>/dev/null)
