# SPDX-License-Identifier: BSD-2-Clause
#
# The guests: the kernel, its exit paths and the scenarios, for a machine that
# boots.  Included by the Makefile, whose O, COPTFLAGS, CWARN, DEFAULTS,
# ACQUIRE_REF, VARIANTS_ALL and rules of a kernel it uses.

R0ARCHS = amd64 arm64
r0gnu.amd64 = x86_64-linux-gnu
r0gnu.arm64 = aarch64-linux-gnu
r0clang.amd64 = x86_64-unknown-none-elf
r0clang.arm64 = aarch64-unknown-none-elf

# The host's own tools for its own port, GNU's cross tools where they are, and
# else clang, which is a compiler for every port.
define r0tools
ifeq ($(1),$(HOST_ARCH))
R0CC.$(1) = $$(CC)
R0LD.$(1) = $$(LD)
R0OBJCOPY.$(1) = $$(OBJCOPY)
else ifneq ($$(shell command -v $(r0gnu.$(1))-gcc),)
R0CC.$(1) = $(r0gnu.$(1))-gcc
R0LD.$(1) = $(r0gnu.$(1))-ld
R0OBJCOPY.$(1) = $(r0gnu.$(1))-objcopy
else
R0CC.$(1) = clang --target=$(r0clang.$(1))
R0LD.$(1) = ld.lld
R0OBJCOPY.$(1) = $$(or $$(shell command -v llvm-objcopy),objcopy)
endif
R0TOOLS.$(1) = LD='$$(R0LD.$(1))' OBJCOPY='$$(R0OBJCOPY.$(1))' NM='$$(NM)'
endef
$(foreach a,$(R0ARCHS),$(eval $(call r0tools,$(a))))

# No vector registers, for nobody saves them; no red zone, for a trap would
# write to it; a section for each function, so that a guest has only those of
# the common scenarios that it runs.
R0FLAGS = -std=c17 $(COPTFLAGS) $(CWARN) -Wno-pointer-sign -ffreestanding \
	-nostdinc -fno-pic -fno-common -fno-stack-protector \
	-fno-strict-aliasing \
	-fno-asynchronous-unwind-tables -falign-functions=64 \
	-ffunction-sections -fdata-sections -mgeneral-regs-only
R0FLAGS.amd64 = -mno-red-zone -mcmodel=kernel
# With LSE, as FreeBSD runs where a CPU has it; single steps would also break up
# every pair of exclusive accesses, for ever.
R0FLAGS.arm64 = -march=armv8.1-a -mno-outline-atomics

R0INCLUDES = -Isys -Isys/$(1)/include -Ibench/ring0/$(1)/include \
	-Ibench/ring0/include -Ibench/include -Ibench/ring0 -Ibench/scenario \
	-Ibench/ring0/$(1)

# What both guests of a port are made of; each adds its own.
R0GUEST = $(ACQUIRE_REF) $(DEFAULTS) \
	bench/scenario/block.c bench/scenario/kernel_start.c \
	$(addprefix bench/ring0/,main.c args.c console.c \
	kmem.c pt.c)
R0GUEST.exact = bench/ring0/exact.c bench/ring0/one_exit.c
R0GUEST.stress = bench/ring0/stress.c bench/ring0/watch.c
R0GUEST.native = bench/ring0/native.c bench/ring0/one_exit.c \
	bench/ring0/amd64/native/primitives.c
r0flags.stress = -DSTRESS
# The copy of each exit path is a control, which only times need.
R0COPIES.native = $(VARIANTS_ALL:%=%.copy)

# A guest: port $(1), mode $(2).
define guest
kcc.guest/$(1)/$(2) = $$(R0CC.$(1)) $$(R0FLAGS) $$(R0FLAGS.$(1)) \
	$(call R0INCLUDES,$(1)) $$(r0flags.$(2))
ktools.guest/$(1)/$(2) = $$(R0TOOLS.$(1))
kport.guest/$(1)/$(2) = $(1)
$(call kernel,guest/$(1)/$(2))

$(O)/$(2).$(1).elf: bench/ring0/$(1)/guest.ld $(O)/paths \
    $$(patsubst %,$(O)/guest/$(1)/$(2)/%.o,$$(basename $$(R0GUEST) \
    $$(R0GUEST.$(2)) sys/$(1)/pmap.c $$(wildcard bench/ring0/$(1)/*.c bench/ring0/$(1)/*.S))) \
    $$(patsubst %,$(O)/guest/$(1)/$(2)/variant/%.o,$$(VARIANTS_ALL) \
    $$(R0COPIES.$(2)))
	$$Q$$(R0LD.$(1)) -nostdlib -static --gc-sections -z max-page-size=4096 \
	    -T $$< -o $$@ $$(filter %.o,$$^)
endef
$(foreach a,$(R0ARCHS),$(foreach m,exact stress,$(eval $(call guest,$(a),$(m)))))
$(eval $(call guest,amd64,native))

# That the common sources compile is a test of its own, where nothing links.
define ring0-objects
ring0-objects.$(1): $(patsubst %.c,$(O)/guest/$(1)/exact/%.o,\
    $(ACQUIRE_REF) $(wildcard sys/vm/*.c) sys/kern/variant_note.c \
    sys/$(1)/pmap.c) $(VARIANTS_ALL:%=$(O)/guest/$(1)/exact/path/%.o) \
    $(O)/guest/$(1)/exact/stub/ring0.o
endef
$(foreach a,$(R0ARCHS),$(eval $(call ring0-objects,$(a))))

# The ports for which there is a compiler; scripts/ring0 names the others.
R0PORTS = $(foreach a,$(R0ARCHS),$(if $(shell \
	command -v $(firstword $(R0CC.$(a)))),$(a)))
guests: $(foreach p,$(R0PORTS),$(O)/exact.$(p).elf $(O)/stress.$(p).elf) \
    $(patsubst %,$(O)/native.%.elf,$(filter amd64,$(R0PORTS)))

ring0: guests $(O)/list.json $(O)/machine
	@scripts/ring0

asm:
	@scripts/asm $(or $(VARIANTS),$(VARIANT))

.PHONY: guests ring0 asm ring0-objects.amd64 ring0-objects.arm64
