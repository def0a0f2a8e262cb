# SPDX-License-Identifier: BSD-2-Clause
#
# build/verify.amd64, .riscv, .arm64: the kernel and all its exit paths under
# Relacy, a program for each port's pmap; the rest is chosen at run time.
# Included by the Makefile, whose O, CFLAGS, VARIANTS_ALL, DEFAULTS, DEPS and
# rule for $(O)/host/%.o it uses.

RELACY = $(O)/relacy
VERIFY_ARCHS = amd64 riscv arm64

# Kernel sources, as C++ and still without any header of the host's: Relacy is
# behind verify/checker.h.  KASSERTs are on, for they are among what is checked.
VKFLAGS = -x c++ -std=c++17 $(CFLAGS) -Wall -Wextra -Wshadow \
	-Wpointer-arith -Wcast-qual -ffreestanding -nostdinc -nostdinc++ \
	-fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-common \
	-DINVARIANTS -Isys -Iverify/include -Iverify

# The checker's own files see the host and Relacy, and no kernel.
VHFLAGS = $(CFLAGS) -Wall -Wextra -Wshadow -Iverify -Ibench/user -Ibench/host -idirafter sys

VLAYER = $(addprefix verify/,kmem.cc cast.cc names.cc reread.cc watch.cc)
VCHECKER = $(addprefix verify/,checker.cc event_log.cc search.cc sharing.cc)
VHOST = verify/settings.c verify/property.c

# What no port changes, once.
relacy = $(RELACY)/$(basename $(1)).o
relacy.objects = $(foreach f,$(VCHECKER) $(VHOST),$(call relacy,$(f)))

$(foreach f,$(VCHECKER),$(call relacy,$(f))): $(RELACY)/%.o: %.cc
	@mkdir -p $(@D)
	$(CXX) -std=c++17 $(VHFLAGS) $(DEPS) -c -o $@ $<

$(foreach f,$(VHOST),$(call relacy,$(f))): $(RELACY)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -D_DEFAULT_SOURCE $(VHFLAGS) $(DEPS) -c -o $@ $<

# The kernel and its paths, for each port.
define verify
relacy.$(1) = $$(RELACY)/$(1)
vkernel.$(1) = $$(wildcard sys/vm/*.c) $$(ACQUIRE_REF) sys/$(1)/pmap.c

$$(relacy.$(1))/%.o: %.c
	@mkdir -p $$(@D)
	$$(CXX) $$(VKFLAGS) -Isys/$(1)/include $$(DEPS) -c -o $$@ $$<

$$(relacy.$(1))/%.o: %.cc
	@mkdir -p $$(@D)
	$$(CXX) $$(VKFLAGS) -Isys/$(1)/include $$(DEPS) -c -o $$@ $$<

$$(relacy.$(1))/verify.o: verify/verify.c
	@mkdir -p $$(@D)
	$$(CC) -std=c17 -D_DEFAULT_SOURCE -DARCH='"$(1)"' $$(VHFLAGS) \
	    $$(DEPS) -c -o $$@ $$<

$$(relacy.$(1))/defaults.a: $$(DEFAULTS:%.c=$$(relacy.$(1))/%.o)
	@rm -f $$@
	$$(AR) rc $$@ $$^

$$(relacy.$(1))/stub/%.o: sys/kern/variant_stub.c
	@mkdir -p $$(@D)
	$$(CXX) $$(VKFLAGS) -Isys/$(1)/include $$(DEPS) \
	    -DVARIANT_NAME='"$$*"' -c -o $$@ $$<

# A path that does not compile leaves no older self behind: scripts/verify
# looks for what is missing.
$$(relacy.$(1))/path/%.o: %.c
	@mkdir -p $$(@D)
	@rm -f $$@ $$(relacy.$(1))/variant/$$*.o
	$$(CXX) $$(VKFLAGS) -Isys/$(1)/include $$(DEPS) -c -o $$@ $$<

$$(relacy.$(1))/variant/%.o: $$(relacy.$(1))/path/%.o \
    $$(relacy.$(1))/stub/%.o $$(relacy.$(1))/defaults.a scripts/link-variant
	@mkdir -p $$(@D)
	@rm -f $$@
	scripts/link-variant $$* $$@ $$(filter %.o %.a,$$^)

$$(O)/verify.$(1): $$(relacy.objects) $$(relacy.$(1))/verify.o \
    $$(patsubst %.c,$$(relacy.$(1))/%.o,$$(vkernel.$(1))) \
    $$(patsubst %.cc,$$(relacy.$(1))/%.o,$$(VLAYER)) \
    $$(VARIANTS_ALL:%=$$(relacy.$(1))/variant/%.o) \
    $$(O)/host/bench/host/variants.o $$(O)/host/bench/host/args.o
	$$(CXX) -o $$@ $$^ -ljansson

verify-paths.$(1): $$(VARIANTS_ALL:%=$$(relacy.$(1))/variant/%.o)
endef
$(foreach a,$(VERIFY_ARCHS),$(eval $(call verify,$(a))))

verify-paths: $(VERIFY_ARCHS:%=verify-paths.%)
verify-programs: $(VERIFY_ARCHS:%=$(O)/verify.%)
