/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <machine/cpufunc.h>
#include <machine/pt.h>

#include "console.h"
#include "cpu.h"
#include "primitives.h"

#define	REPEATS		101		/* odd: the median is one of them */
#define	CPUID_HYPERVISOR 0x40000000
#define	CPUID_TIMING	0x40000010	/* kHz of the clock, where it is told */
#define	CPUID_POWER	0x80000007
#define	INVARIANT_TSC	0x100		/* of %edx there */

struct cpuid {
	u_int	eax, ebx, ecx, edx;
};

static volatile u_int target;

static struct cpuid
cpuid(u_int leaf)
{
	struct cpuid id;

	__asm__ __volatile__("cpuid" : "=a" (id.eax), "=b" (id.ebx),
	    "=c" (id.ecx), "=d" (id.edx) : "a" (leaf), "c" (0));
	return (id);
}

static void
do_nothing(void)
{

}

static void
do_xadd(void)
{

	__asm__ __volatile__("lock; xaddl %0,%1" : : "r" (1), "m" (target) :
	    "memory", "cc");
}

static void
do_nops(void)
{

	__asm__ __volatile__("nop;nop;nop;nop;nop;nop;nop;nop;nop;nop");
}

static void
do_cr3(void)
{

	invltlb();
}

static void
do_invlpg(void)
{

	__asm__ __volatile__("invlpg %0" : : "m" (target) : "memory");
	(void)target;
}

static void
do_cpuid(void)
{

	(void)cpuid(0);
}

/* The median of what it takes, in ticks, with the bracket and the call. */
static u_int
median(void (*op)(void))
{
	u_int i, j, took[REPEATS], t;
	uint64_t start;

	for (i = 0; i < REPEATS; i++) {
		start = ticks();
		op();
		t = (u_int)(ticks() - start);
		for (j = i; j > 0 && took[j - 1] > t; j--)
			took[j] = took[j - 1];
		took[j] = t;
	}
	return (took[REPEATS / 2]);
}

static int
cost(void (*op)(void))
{

	return ((int)median(op) - (int)median(do_nothing));
}

void
primitives_say(void)
{
	struct cpuid id;
	char name[13];
	u_int i, khz;

	id = cpuid(CPUID_HYPERVISOR);
	for (i = 0; i < 12; i++)
		name[i] = (char)((i < 4 ? id.ebx : i < 8 ? id.ecx : id.edx) >>
		    (8 * (i % 4)));
	name[12] = '\0';
	for (i = 0; i < 12; i++)
		if (name[i] < 'A' || name[i] > 'z')
			name[i] = '.';
	khz = id.eax >= CPUID_TIMING ? cpuid(CPUID_TIMING).eax : 0;
	say("{\"hypervisor\":\"%s\",\"invariant_tsc\":%s,\"khz\":%u,"
	    "\"ticks\":{\"xadd\":%d,\"nops\":%d,\"pause\":%d,\"cr3\":%d,"
	    "\"invlpg\":%d,\"cpuid\":%d}}\n", name,
	    (cpuid(CPUID_POWER).edx & INVARIANT_TSC) != 0 ? "true" : "false",
	    khz, cost(do_xadd), cost(do_nops), cost(cpu_spinwait),
	    cost(do_cr3), cost(do_invlpg), cost(do_cpuid));
}
