# SPDX-License-Identifier: BSD-2-Clause
#
# The guests: the kernel, its exit paths and the scenarios, for a machine that
# boots.  Included by the Makefile, whose O, CFLAGS, CWARN, DEPS, DEFAULTS and
# VARIANTS_ALL it uses.

R0CC.amd64 = $(CC)
R0LD.amd64 = ld
R0OBJCOPY.amd64 = objcopy
R0CC.arm64 = aarch64-linux-gnu-gcc
R0LD.arm64 = aarch64-linux-gnu-ld
R0OBJCOPY.arm64 = aarch64-linux-gnu-objcopy

# No vector registers, for nobody saves them; no red zone, for a trap would
# write to it; a section for each function, so that a guest has only those of
# the common scenarios that it runs.
R0FLAGS = -std=c17 $(CFLAGS) $(CWARN) -Wno-pointer-sign -ffreestanding \
	-nostdinc -fno-pic -fno-common -fno-stack-protector \
	-fno-asynchronous-unwind-tables -falign-functions=64 \
	-ffunction-sections -fdata-sections -mgeneral-regs-only
R0FLAGS.amd64 = -mno-red-zone -mcmodel=kernel
# With LSE, as FreeBSD runs where a CPU has it; single steps would also break up
# every pair of exclusive accesses, for ever.
R0FLAGS.arm64 = -march=armv8.1-a -mno-outline-atomics


R0INCLUDES = -Isys -Isys/$(1)/include -Ibench/ring0/$(1)/include \
	-Ibench/ring0/include -Ibench/include -Ibench/ring0 -Ibench/scenario

R0SOURCES = $(wildcard sys/kern/*.c sys/vm/*.c)
# What both guests of a port are made of; each adds its own.
R0GUEST = $(ACQUIRE_REF) $(filter-out $(DEFAULTS),$(wildcard sys/vm/*.c)) \
	bench/scenario/block.c bench/scenario/kernel_start.c \
	$(addprefix bench/ring0/,main.c args.c console.c \
	panic.c kmem.c pt.c)
R0GUEST.exact = bench/ring0/exact.c bench/ring0/one_exit.c
R0GUEST.stress = bench/ring0/stress.c bench/ring0/watch.c
R0GUEST.native = bench/ring0/native.c bench/ring0/one_exit.c \
	bench/ring0/amd64/native/primitives.c
r0flags.exact =
r0flags.stress = -DSTRESS
r0flags.native =
# The copy of each exit path is a control, which only times need.
R0COPIES.native = $(VARIANTS_ALL:%=%.copy)

# Kept apart from the guests: that the sources compile is a test of its own.
define ring0
$(O)/ring0/$(1)/%.o: %.c
	@mkdir -p $$(@D)
	$$(R0CC.$(1)) $$(R0FLAGS) $$(R0FLAGS.$(1)) $(call R0INCLUDES,$(1)) \
	    $$(DEPS) -DVARIANT_NAME='"ring0"' -c -o $$@ $$<

$(O)/ring0/$(1)/path/%.o: %.c
	@mkdir -p $$(@D)
	$$(R0CC.$(1)) $$(R0FLAGS) $$(R0FLAGS.$(1)) $(call R0INCLUDES,$(1)) \
	    $$(DEPS) -c -o $$@ $$<

ring0-objects.$(1): $(patsubst %.c,$(O)/ring0/$(1)/%.o,$(R0SOURCES) sys/$(1)/pmap.c) \
    $(VARIANTS_ALL:%=$(O)/ring0/$(1)/path/%.o)
endef
$(foreach a,amd64 arm64,$(eval $(call ring0,$(a))))

# A guest: port $(1), mode $(2).
define guest
r0cc.$(1).$(2) = $$(R0CC.$(1)) $$(R0FLAGS) $$(R0FLAGS.$(1)) \
	$(call R0INCLUDES,$(1)) -Ibench/ring0/$(1) $$(r0flags.$(2)) $$(DEPS)

$(O)/guest/$(1)/$(2)/%.o: %.c
	@mkdir -p $$(@D)
	$$(r0cc.$(1).$(2)) -c -o $$@ $$<

$(O)/guest/$(1)/$(2)/%.o: %.S
	@mkdir -p $$(@D)
	$$(r0cc.$(1).$(2)) -c -o $$@ $$<

$(O)/guest/$(1)/$(2)/path/%.o: %.c
	@mkdir -p $$(@D)
	$$(r0cc.$(1).$(2)) -c -o $$@ $$<

$(O)/guest/$(1)/$(2)/stub/%.o: sys/kern/variant_stub.c
	@mkdir -p $$(@D)
	$$(r0cc.$(1).$(2)) -DVARIANT_NAME='"$$*"' -c -o $$@ $$<

$(O)/guest/$(1)/$(2)/defaults.a: \
    $$(DEFAULTS:%.c=$(O)/guest/$(1)/$(2)/%.o)
	@rm -f $$@
	$$(AR) rc $$@ $$^

$(O)/guest/$(1)/$(2)/variant/%.o: $(O)/guest/$(1)/$(2)/path/%.o \
    $(O)/guest/$(1)/$(2)/stub/%.o $(O)/guest/$(1)/$(2)/defaults.a \
    scripts/link-variant
	@mkdir -p $$(@D)
	LD=$$(R0LD.$(1)) OBJCOPY=$$(R0OBJCOPY.$(1)) \
	    scripts/link-variant $$* $$@ $$(filter %.o %.a,$$^)

$(O)/guest/$(1)/$(2)/variant/%.copy.o: \
    $(O)/guest/$(1)/$(2)/path/%.o \
    $(O)/guest/$(1)/$(2)/stub/%.copy.o \
    $(O)/guest/$(1)/$(2)/defaults.a scripts/link-variant
	@mkdir -p $$(@D)
	LD=$$(R0LD.$(1)) OBJCOPY=$$(R0OBJCOPY.$(1)) \
	    scripts/link-variant $$*__copy $$@ $$(filter %.o %.a,$$^)

$(O)/$(2).$(1).elf: bench/ring0/$(1)/guest.ld \
    $$(patsubst %,$(O)/guest/$(1)/$(2)/%.o,$$(basename $$(R0GUEST) \
    $$(R0GUEST.$(2)) sys/$(1)/pmap.c $$(wildcard bench/ring0/$(1)/*.c bench/ring0/$(1)/*.S))) \
    $$(patsubst %,$(O)/guest/$(1)/$(2)/variant/%.o,$$(VARIANTS_ALL) \
    $$(R0COPIES.$(2)))
	$$(R0LD.$(1)) -nostdlib -static --gc-sections -z max-page-size=4096 \
	    -T $$< -o $$@ $$(filter %.o,$$^)
endef
$(foreach a,amd64 arm64,$(foreach m,exact stress,$(eval $(call guest,$(a),$(m)))))
$(eval $(call guest,amd64,native))

# The ports for which there is a compiler; scripts/ring0 names the others.
R0PORTS = $(if $(filter x86_64 amd64,$(shell uname -m)),amd64) \
	$(if $(shell command -v $(R0CC.arm64)),arm64)
guests: $(foreach p,$(R0PORTS),$(O)/exact.$(p).elf $(O)/stress.$(p).elf) \
    $(patsubst %,$(O)/native.%.elf,$(filter amd64,$(R0PORTS)))

ring0: guests $(O)/list.json $(O)/machine
	@scripts/ring0

asm:
	@scripts/asm $(VARIANTS)

.PHONY: guests ring0 asm ring0-objects.amd64 ring0-objects.arm64
