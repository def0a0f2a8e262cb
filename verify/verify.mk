# SPDX-License-Identifier: BSD-2-Clause
#
# build/verify: the kernel and all its exit paths under Relacy.  Included by the
# Makefile, whose O, ARCH, CFLAGS, VARIANTS_ALL, DEFAULTS, DEPS and rule for
# $(O)/host/%.o it uses.

RELACY = $(O)/relacy

# Kernel sources, as C++ and still without any header of the host's: Relacy is
# behind verify/checker.h.  KASSERTs are on, for they are among what is checked.
VKFLAGS = -x c++ -std=c++17 $(CFLAGS) -Wall -Wextra -Wshadow \
	-Wpointer-arith -Wcast-qual -ffreestanding -nostdinc -nostdinc++ \
	-fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-common \
	-DINVARIANTS -Isys -Isys/$(ARCH)/include -Iverify/include -Iverify

# The checker's own files see the host and Relacy, and no kernel.
VHFLAGS = $(CFLAGS) -Wall -Wextra -Wshadow -Iverify -Ibench/user -idirafter sys

VKERNEL = $(wildcard sys/vm/*.c) sys/$(ARCH)/pmap.c
VLAYER = verify/kmem.cc verify/cast.cc
VCHECKER = verify/checker.cc verify/search.cc verify/sharing.cc

relacy = $(RELACY)/$(basename $(1)).o
relacy.objects = $(foreach f,$(VKERNEL) $(VLAYER) $(VCHECKER) \
	verify/settings.c verify/verify.c,$(call relacy,$(f)))

$(RELACY)/%.o: %.c
	@mkdir -p $(@D)
	$(CXX) $(VKFLAGS) $(DEPS) -c -o $@ $<

$(foreach f,$(VLAYER),$(call relacy,$(f))): $(RELACY)/%.o: %.cc
	@mkdir -p $(@D)
	$(CXX) $(VKFLAGS) $(DEPS) -c -o $@ $<

$(foreach f,$(VCHECKER),$(call relacy,$(f))): $(RELACY)/%.o: %.cc
	@mkdir -p $(@D)
	$(CXX) -std=c++17 $(VHFLAGS) $(DEPS) -c -o $@ $<

$(RELACY)/verify/%.o: verify/%.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -D_DEFAULT_SOURCE $(VHFLAGS) $(DEPS) -c -o $@ $<

$(RELACY)/defaults.a: $(foreach f,$(DEFAULTS),$(call relacy,$(f)))
	@rm -f $@
	$(AR) rc $@ $^

$(RELACY)/stub/%.o: sys/kern/variant_stub.c
	@mkdir -p $(@D)
	$(CXX) $(VKFLAGS) $(DEPS) -DVARIANT_NAME='"$*"' -c -o $@ $<

$(RELACY)/path/%.o: %.c
	@mkdir -p $(@D)
	$(CXX) $(VKFLAGS) $(DEPS) -c -o $@ $<

$(RELACY)/variant/%.o: $(RELACY)/path/%.o $(RELACY)/stub/%.o \
    $(RELACY)/defaults.a scripts/link-variant
	@mkdir -p $(@D)
	scripts/link-variant $* $@ $(filter %.o %.a,$^)

$(O)/verify: $(relacy.objects) $(VARIANTS_ALL:%=$(RELACY)/variant/%.o) \
    $(O)/host/bench/user/variants.o
	$(CXX) -o $@ $^
