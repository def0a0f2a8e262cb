# SPDX-License-Identifier: BSD-2-Clause
#
# build/verify.amd64, .riscv, .arm64: the kernel and all its exit paths under
# Relacy, a program for each port's pmap; the rest is chosen at run time.
# Included by the Makefile, whose O, COPTFLAGS, VARIANTS_ALL, ACQUIRE_REF, rules
# of a kernel and of an object it uses, and the one for $(O)/host/%.o.

RELACY = $(O)/relacy
VERIFY_ARCHS = amd64 riscv arm64

# Kernel sources, as C++ and still without any header of the host's: Relacy is
# behind verify/checker.h.  KASSERTs are on, for they are among what is checked.
VKFLAGS = -x c++ -std=c++17 $(COPTFLAGS) -Wall -Wextra -Wshadow \
	-Wpointer-arith -Wcast-qual -ffreestanding -nostdinc -nostdinc++ \
	-fno-strict-aliasing -fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-common \
	-DINVARIANTS -Isys -Iverify/include -Iverify

# The checker's own files see the host and Relacy, and no kernel.  RELACY_DIR is
# a checkout of it, where no package puts it among the headers.
# Relacy jumps from stack to stack, which a fortified C library, Ubuntu's default,
# takes for an attack.
VHFLAGS = $(HCOMMON) -U_FORTIFY_SOURCE $(RELACY_DIR:%=-isystem %) -Wall -Wextra \
	-Wshadow -Iverify -Ibench/user -Ibench/host -idirafter sys

VLAYER = $(addprefix verify/,kmem.cc plain_word.cc cast.cc \
	names.cc ledger.cc locking.cc)
VCHECKER = $(addprefix verify/,word.cc field.cc mutex.cc object.cc part.cc \
	execution.cc event_log.cc search.cc sharing.cc)
VHOST = verify/settings.c verify/property.c

# The forms of vmspace_acquire_ref(), each with the stock exit path.  The other
# exit paths are judged with "acquire", which holds, unless they bring their own.
VFORMS = if_not_zero $(notdir $(basename $(ACQUIRE_REF)))

# What an exit path keeps in variables of its own: each execution begins with
# them as they were (verify/part.cc).
VOWN = --rename-section .bss=path_bss --rename-section .data=path_data \
	--rename-section .data.rel.local=path_data

# What no port changes, once.
relacy = $(RELACY)/$(basename $(1)).o
relacy.objects = $(foreach f,$(VCHECKER) $(VHOST),$(call relacy,$(f)))

$(eval $(call object,relacy,c,$$(CC) -std=c17 -D_DEFAULT_SOURCE $$(VHFLAGS)))
$(eval $(call object,relacy,cc,$$(CXX) -std=c++17 $$(VHFLAGS)))

# The kernel and its paths, for each port.
define verify
kcc.relacy/$(1) = $$(CXX) $$(VKFLAGS) -Isys/$(1)/include
ktools.relacy/$(1) = $$(TOOLS) SECTIONS='$$(VOWN)'
kport.relacy/$(1) = $(1)
kwithout.relacy/$(1) = sys/vm/vmspace_acquire_ref.c
kwith.relacy/$(1) = $(RELACY)/$(1)/form/acquire.o
$(call kernel,relacy/$(1))

$(RELACY)/$(1)/form/%.o: variants/acquire_ref/%.c $(O)/flags
	@mkdir -p $$(@D)
	$$Q$$(kcc.relacy/$(1)) $$(DEPS) \
	    -Dvmspace_acquire_ref_$$*=vmspace_acquire_ref -c -o $$@ $$<

$(RELACY)/$(1)/form/if_not_zero.o: sys/vm/vmspace_acquire_ref.c $(O)/flags
	@mkdir -p $$(@D)
	$$Q$$(kcc.relacy/$(1)) $$(DEPS) -c -o $$@ $$<

$(RELACY)/$(1)/stock.o: variants/release_if_last.c $(O)/flags
	@mkdir -p $$(@D)
	$$Q$$(kcc.relacy/$(1)) $$(DEPS) -c -o $$@ $$<

$(RELACY)/$(1)/path/acquire_ref_%.o: $(RELACY)/$(1)/stock.o \
    $(RELACY)/$(1)/form/%.o
	@mkdir -p $$(@D)
	$$Q$$(LD) -r -o $$@ $$^

$(RELACY)/$(1)/verify.o: verify/verify.c $(O)/flags
	@mkdir -p $$(@D)
	$$Q$$(CC) -std=c17 -D_DEFAULT_SOURCE -DARCH='"$(1)"' $$(VHFLAGS) \
	    $$(DEPS) -c -o $$@ $$<

$(O)/verify.$(1): $$(relacy.objects) $(RELACY)/$(1)/verify.o \
    $$(patsubst %.c,$(RELACY)/$(1)/%.o,$$(DEFAULTS) \
    $$(ACQUIRE_REF) sys/$(1)/pmap.c) \
    $$(patsubst %.cc,$(RELACY)/$(1)/%.o,$$(VLAYER)) \
    $$(VARIANTS_ALL:%=$(RELACY)/$(1)/variant/%.o) \
    $$(VFORMS:%=$(RELACY)/$(1)/variant/acquire_ref_%.o) \
    $(O)/host/bench/host/variants.o $(O)/host/bench/host/args.o
	$$Q$$(LINKXX) -o $$@ $$^ -ljansson
endef
$(foreach a,$(VERIFY_ARCHS),$(eval $(call verify,$(a))))

# Who checks the checker: its atomic layer, as amd64's kernel sources see it.
SHAPES = $(addprefix verify/,shapes.cc kmem.cc plain_word.cc names.cc ledger.cc \
	locking.cc)
$(O)/shapes: $(RELACY)/verify/shapes_search.o \
    $(filter-out %/search.o,$(relacy.objects)) \
    $(SHAPES:%.cc=$(RELACY)/amd64/%.o) $(patsubst %.c,$(RELACY)/amd64/%.o,\
    $(DEFAULTS) sys/amd64/pmap.c)
	$Q$(LINKXX) -o $@ $^

verify-programs: $(O)/shapes $(VERIFY_ARCHS:%=$(O)/verify.%)

# Is there a Relacy?
relacy:
	@echo '#include <relacy/relacy.hpp>' | \
	    $(CXX) $(VHFLAGS) -E -x c++ - >/dev/null 2>&1
.PHONY: relacy verify-programs
