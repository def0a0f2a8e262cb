/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#define	_GNU_SOURCE	1	/* clone, _Fork, sched_setaffinity, CPU_SET */

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "host.h"

#if defined(__x86_64__)
#include <cpuid.h>

/* CPUID leaf 1, ECX[31], and the signature of leaf 0x40000000. */
const char *
host_hypervisor(void)
{
	static const struct {
		const char *signature, *name;
	} known[] = {
		{ "KVMKVMKVM", "kvm" }, { "Microsoft Hv", "hyperv" },
		{ "VMwareVMware", "vmware" }, { "XenVMMXenVMM", "xen" },
		{ "bhyve bhyve ", "bhyve" }, { "TCGTCGTCGTCG", "qemu-tcg" },
	};
	unsigned eax, ebx, ecx, edx, i;
	char signature[13];

	if (!__get_cpuid(1, &eax, &ebx, &ecx, &edx))
		return ("unknown");
	if ((ecx & (1U << 31)) == 0)
		return ("none");
	__cpuid(0x40000000, eax, ebx, ecx, edx);
	memcpy(signature, &ebx, 4);
	memcpy(signature + 4, &ecx, 4);
	memcpy(signature + 8, &edx, 4);
	signature[12] = '\0';
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(signature, known[i].signature) == 0)
			return (known[i].name);
	return ("yes");
}
#else
/* Elsewhere the device tree says it, if there is one. */
const char *
host_hypervisor(void)
{
	FILE *f;

	f = fopen("/proc/device-tree/hypervisor/compatible", "r");
	if (f == NULL)
		return ("unknown");
	(void)fclose(f);
	return ("yes");
}
#endif

/* Here hwloc asks the system and binds nothing. */
void
host_keep_binding(void)
{

}

void
host_restore_binding(void)
{

}

int
host_bind(unsigned pu)
{
	cpu_set_t set;

	if (pu >= CPU_SETSIZE) {
		errno = EINVAL;
		return (-1);
	}
	CPU_ZERO(&set);
	CPU_SET(pu, &set);
	return (sched_setaffinity(0, sizeof(set), &set));
}

pid_t
host_fork(void)
{

	return (_Fork());
}

pid_t
host_clone(int (*enter)(void *), char *top, void *arg)
{

	return (clone(enter, top, CLONE_VM | SIGCHLD, arg));
}

bool
host_can_clone(void)
{

	return (true);
}
