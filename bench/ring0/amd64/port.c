/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "cpu.h"
#include "port.h"
#include "trap.h"

#define	DEBUGCON	0xe9		/* -debugcon: it comes out there */
#define	DEBUGEXIT	0xf4		/* isa-debug-exit: 2 * value + 1 */
#define	MSR_GSBASE	0xc0000101
#define	AP_START	0x8000UL	/* a page below 1 MiB for the start */
#define	LAPIC		0xfee00000UL
#define	LAPIC_SVR	0xf0
#define	LAPIC_ICR_LO	0x300
#define	LAPIC_ICR_HI	0x310
#define	ICR_PENDING	0x1000
#define	ICR_INIT	0x4500
#define	ICR_STARTUP	0x4600

const char port_name[] = "amd64";

extern u_long boot_info, ap_cpuid, boot_root[];
extern const char ap_start[], ap_end[];

/* Memory, or one of the last GiB's devices, as start.S mapped it. */
static void *
at(u_long pa)
{

	return ((void *)(uintptr_t)(pa + KERNBASE -
	    (pa < 0xc0000000UL ? 0 : 0x80000000UL)));
}

static void
outb(u_int port, u_int value)
{

	__asm__ __volatile__("outb %b0,%w1" : : "a" (value), "Nd" (port));
}

void
port_putc(char c)
{

	outb(DEBUGCON, (unsigned char)c);
}

void
port_exit(u_int status)
{

	for (;;)
		outb(DEBUGEXIT, status);
}

/* struct hvm_start_info of PVH: the address is at offset 24. */
const char *
port_cmdline(void)
{
	const u_long *info;

	info = at(*(u_long *)at((u_long)&boot_info));
	return (at(info[3]));
}

const u_long *
port_boot_root(void)
{

	return (at((u_long)boot_root));
}

u_long
pmap_root(pmap_t pmap)
{

	return (pmap->pm_cr3);
}

u_long
pmap_users(pmap_t pmap)
{

	return (pmap->pm_active.__bits[0]);
}

uint64_t
port_clock(void)
{
	u_int lo, hi;

	__asm__ __volatile__("rdtsc" : "=a" (lo), "=d" (hi) : : "memory");
	return ((uint64_t)hi << 32 | lo);
}

void
port_cpu_start(u_int cpuid)
{
	u_long base;

	percpus[cpuid].pc_self = &percpus[cpuid];
	base = (u_long)(uintptr_t)&percpus[cpuid];
	__asm__ __volatile__("wrmsr" : : "c" (MSR_GSBASE), "a" ((u_int)base),
	    "d" ((u_int)(base >> 32)));
	trap_start();
}

/* TCG runs another vCPU at each pause, which takes some 250 ns. */
void
port_delay(u_int us)
{
	u_int turns;

	for (turns = 4 * us; turns > 0; turns--)
		cpu_spinwait();
}

static volatile u_int *
lapic(u_int reg)
{

	return ((volatile u_int *)at(LAPIC + reg));
}

static void
interrupt(u_int cpuid, u_int how)
{

	*lapic(LAPIC_ICR_HI) = cpuid << 24;
	*lapic(LAPIC_ICR_LO) = how;
	while ((*lapic(LAPIC_ICR_LO) & ICR_PENDING) != 0)
		cpu_spinwait();
}

/*
 * APIC ids are CPU numbers in these machines.  A second start-up is for CPUs
 * that missed the first; one that did not ignores it.
 */
void
port_start_cpu(u_int cpuid)
{
	char *page;
	u_int i, len;

	page = at(AP_START);
	len = (u_int)(ap_end - ap_start);
	for (i = 0; i < len; i++)
		page[i] = ((const char *)at((u_long)(uintptr_t)ap_start))[i];
	*(u_long *)at((u_long)(uintptr_t)&ap_cpuid) = cpuid;
	*lapic(LAPIC_SVR) = *lapic(LAPIC_SVR) | 0x100;
	interrupt(cpuid, ICR_INIT);
	interrupt(cpuid, ICR_STARTUP | AP_START >> 12);
	interrupt(cpuid, ICR_STARTUP | AP_START >> 12);
}
