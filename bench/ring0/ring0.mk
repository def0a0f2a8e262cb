# SPDX-License-Identifier: BSD-2-Clause
#
# The kernel and its exit paths compiled for a guest.  Included by the Makefile,
# whose O, CFLAGS, CWARN, DEPS and VARIANTS_ALL it uses.  There is no guest yet
# to link them into: "make ring0-objects.amd64" and "make ring0-objects.arm64"
# show that the sources are fit for one.

R0CC.amd64 = $(CC)
R0CC.arm64 = aarch64-linux-gnu-gcc

# No vector registers, for nobody saves them; no red zone, for an interrupt
# would write to it.
R0FLAGS = -std=c17 $(CFLAGS) $(CWARN) -Wno-pointer-sign -ffreestanding \
	-nostdinc -fno-pic -fno-common -falign-functions=64 -mgeneral-regs-only
R0FLAGS.amd64 = -mno-red-zone -mcmodel=kernel
R0FLAGS.arm64 = -mno-outline-atomics

# Both use the amd64 pmap: each guest's layer has what that one needs.
R0INCLUDES = -Isys -Isys/amd64/include -Ibench/ring0/$(1)/include \
	-Ibench/ring0/include -Ibench/include -Ibench/ring0

R0SOURCES = $(wildcard sys/kern/*.c sys/vm/*.c sys/amd64/*.c)

define ring0
$(O)/ring0/$(1)/%.o: %.c
	@mkdir -p $$(@D)
	$$(R0CC.$(1)) $$(R0FLAGS) $$(R0FLAGS.$(1)) $(call R0INCLUDES,$(1)) \
	    $$(DEPS) -DVARIANT_NAME='"ring0"' -c -o $$@ $$<

$(O)/ring0/$(1)/path/%.o: %.c
	@mkdir -p $$(@D)
	$$(R0CC.$(1)) $$(R0FLAGS) $$(R0FLAGS.$(1)) $(call R0INCLUDES,$(1)) \
	    $$(DEPS) -c -o $$@ $$<

ring0-objects.$(1): $(R0SOURCES:%.c=$(O)/ring0/$(1)/%.o) \
    $(VARIANTS_ALL:%=$(O)/ring0/$(1)/path/%.o)
endef
$(foreach a,amd64 arm64,$(eval $(call ring0,$(a))))
