/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "exit_touch.h"

static void
touch(const volatile void *p, unsigned long len)
{
	const volatile char *byte;

	byte = p;
	(void)byte[0];
	(void)byte[len - 1];
}

static void
touch_text(uintptr_t function)
{

	(void)*(const volatile char *)function;
}

void
exit_touch(unsigned i)
{
	struct kmem_cpu *kc;

	kc = &kmem.km_cpu[PCPU_GET(cpuid)];
	touch(&vmspace0, sizeof(vmspace0));
	touch(&kc->kc_free, sizeof(kc->kc_free));
	touch(&kc->kc_vmspace[i], sizeof(kc->kc_vmspace[i]));
	touch(&kc->kc_proc[i], sizeof(kc->kc_proc[i]));
	touch_text((uintptr_t)pmap_activate);
	touch_text((uintptr_t)pmap_remove_pages);
	touch_text((uintptr_t)vm_map_remove);
	touch_text((uintptr_t)cpu_throw);
}
