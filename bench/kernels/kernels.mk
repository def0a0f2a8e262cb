# SPDX-License-Identifier: BSD-2-Clause
#
# The first process of a kernel under test.  Included by the Makefile, whose O,
# CFLAGS, CWARN and rule for an object it uses, and ring 0's compilers.

K1FLAGS = -std=c17 $(CFLAGS) $(CWARN) -ffreestanding -fno-builtin -fno-pic \
	-fno-stack-protector -fno-asynchronous-unwind-tables \
	-mgeneral-regs-only
# How FreeBSD knows its own programs; its own linkers do that.
K1BRAND.freebsd = $(if $(filter linux,$(SYSTEM)),$(Q)elfedit --output-osabi FreeBSD $@)

# PID 1 of system $(1) and port $(2).
define pid1
$(foreach e,c S,$(eval $(call object,pid1/$(1)/$(2),$(e),$$(R0CC.$(2)) $$(K1FLAGS))))
$(O)/pid1.$(1).$(2): $$(patsubst %,$(O)/pid1/$(1)/$(2)/bench/kernels/%.o,$(2) \
    $(1) pid1 stress text)
	$$Q$$(R0LD.$(2)) -nostdlib -static -o $$@ $$^
	$$(K1BRAND.$(1))
endef
$(eval $(call pid1,linux,amd64))
$(eval $(call pid1,linux,arm64))
$(eval $(call pid1,freebsd,amd64))

# What loader(8) does, for QEMU's -kernel: a 32-bit program.
$(foreach e,c S,$(eval $(call object,loader,$(e),$$(R0CC.amd64) -m32 $$(K1FLAGS))))
$(O)/loader.elf: bench/kernels/loader.ld \
    $(O)/loader/bench/kernels/enter.o $(O)/loader/bench/kernels/loader.o
	$Q$(R0LD.amd64) -m elf_i386 -nostdlib -static -T $< -o $@ \
	    $(filter %.o,$^)

# A kernel of the tests, for the loader.
$(O)/handed.elf: tests/handed.c
	$Q$(R0CC.amd64) $(K1FLAGS) -mcmodel=kernel -mno-red-zone -nostdlib \
	    -static -Wl,-Ttext-segment=0xffffffff80200000,--build-id=none -o $@ $<

# What this machine can build; scripts/kernel-root says what lacks.  After the
# kernels were looked at.
kernels:
	@scripts/kernels --check
	@+$(MAKE) --no-print-directory $(O)/summarize $(O)/machine \
	    $(if $(filter amd64,$(R0PORTS)),$(addprefix $(O)/,pid1.linux.amd64 \
	    pid1.freebsd.amd64 loader.elf)) \
	    $(if $(filter arm64,$(R0PORTS)),$(O)/pid1.linux.arm64)
	@scripts/kernels

.PHONY: kernels
