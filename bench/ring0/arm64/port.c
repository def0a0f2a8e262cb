/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "cpu.h"
#include "port.h"
#include "trap.h"

#define	UART		(KERNBASE + 0x09000000)	/* a PL011 */
#define	UART_DR		0x00
#define	UART_FR		0x18
#define	FR_TXFF		0x20			/* no room */
#define	GIC		(KERNBASE + 0x08000000)	/* a GICv2 */
#define	GICD_CTLR	0x00000
#define	GICD_ISENABLER	0x00100
#define	GICC_CTLR	0x10000
#define	GICC_PMR	0x10004
#define	IRQ_TIMER	27			/* the virtual timer's */
#define	TIMER_HZ	62500000		/* CNTFRQ of these machines */
#define	NAP_LEAST	20			/* us, to fall asleep */
#define	SYS_GET_CMDLINE	0x15			/* semihosting calls */
#define	SYS_EXIT_EXTENDED 0x20
#define	APPLICATION_EXIT 0x20026
#define	PSCI_CPU_ON	0xc4000003
#define	PMCR_E_LC	0x41			/* on, and all 64 bits */
#define	PMCNTENSET_C	(1UL << 31)

const char port_name[] = "arm64";

extern u_long boot_root[];
extern char start_secondary[];

/* -1 if the machine does not know the call. */
static long
semihosting(u_long call, void *argument)
{
	register u_long x0 __asm__("x0") = call;
	register void *x1 __asm__("x1") = argument;

	__asm__ __volatile__("hlt #0xf000" : "+r" (x0) : "r" (x1) : "memory");
	return ((long)x0);
}

void
port_putc(char c)
{

	while ((*(volatile u_int *)(UART + UART_FR) & FR_TXFF) != 0)
		cpu_spinwait();
	*(volatile u_int *)(UART + UART_DR) = (unsigned char)c;
}

void
port_exit(u_int status)
{
	u_long block[2];

	block[0] = APPLICATION_EXIT;
	block[1] = 2 * status + 1;
	for (;;)
		(void)semihosting(SYS_EXIT_EXTENDED, block);
}

const char *
port_cmdline(void)
{
	static char line[1024];
	struct {
		char	*buffer;
		u_long	size;
	} block;

	block.buffer = line;
	block.size = sizeof(line);
	if (semihosting(SYS_GET_CMDLINE, &block) != 0)
		panic("no command line by semihosting");
	return (line);
}

const u_long *
port_boot_root(void)
{

	return (boot_root);
}

u_long
pmap_root(pmap_t pmap)
{

	return (pmap->pm_ttbr);
}

/* No CPU says so on this port. */
u_long
pmap_users(pmap_t pmap __unused)
{

	return (0);
}

uint64_t
port_clock(void)
{
	uint64_t cycles;

	__asm__ __volatile__("mrs %0, pmccntr_el0" : "=r" (cycles) : :
	    "memory");
	return (cycles);
}

static void
mmio_write(u_long address, u_int value)
{

	*(volatile u_int *)address = value;
}

/* Lets the timer end a wfi; as interrupts stay masked, it does no more. */
static void
timer_start(void)
{

	mmio_write(GIC + GICD_CTLR, 1);
	mmio_write(GIC + GICD_ISENABLER, 1U << IRQ_TIMER);
	mmio_write(GIC + GICC_PMR, 0xff);
	mmio_write(GIC + GICC_CTLR, 1);
	__asm__ __volatile__("msr cntv_ctl_el0, %0" : : "r" (1UL));
}

static u_long
timer(void)
{
	u_long now;

	__asm__ __volatile__("isb\n\tmrs %0, cntvct_el0" : "=r" (now));
	return (now);
}

/* QEMU never leaves a vCPU at "yield" when each has a thread of its own. */
void
port_delay(u_int us)
{
	u_long end;

	end = timer() + (u_long)us * (TIMER_HZ / 1000000);
	if (us >= NAP_LEAST)
		__asm__ __volatile__("msr cntv_cval_el0, %0\n\tisb\n\twfi" : :
		    "r" (end) : "memory");
	while (timer() < end)
		cpu_spinwait();
}

void
port_cpu_start(u_int cpuid)
{

	percpus[cpuid].pc_self = &percpus[cpuid];
	__asm__ __volatile__("msr tpidr_el1, %0\n\tmsr pmcr_el0, %1\n\t"
	    "msr pmcntenset_el0, %2\n\tisb" : : "r" (&percpus[cpuid]),
	    "r" ((u_long)PMCR_E_LC), "r" (PMCNTENSET_C) : "memory");
	trap_start();
	timer_start();
}

/* A CPU's number is its affinity in a machine of up to 8. */
void
port_start_cpu(u_int cpuid)
{
	register u_long x0 __asm__("x0") = PSCI_CPU_ON;
	register u_long x1 __asm__("x1") = cpuid;
	register u_long x2 __asm__("x2") =
	    (u_long)(uintptr_t)start_secondary - KERNBASE;
	register u_long x3 __asm__("x3") = cpuid;

	__asm__ __volatile__("hvc #0" : "+r" (x0) : "r" (x1), "r" (x2),
	    "r" (x3) : "memory");
	if (x0 != 0)
		panic("PSCI does not start CPU %u: %ld", cpuid, (long)x0);
}
