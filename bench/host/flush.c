/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <stdint.h>

#include "flush.h"

#define	LINE	64	/* no machine of ours has shorter lines */

#if defined(__x86_64__)

static void
flush_line(uintptr_t line)
{

	__builtin_ia32_clflush((const void *)line);
}

/* clflush is ordered by mfence, and mfence alone lets a later rdtsc pass. */
static void
flush_wait(void)
{

	__builtin_ia32_mfence();
	__builtin_ia32_lfence();
}

#elif defined(__aarch64__)

static void
flush_line(uintptr_t line)
{

	__asm__ __volatile__("dc civac, %0" : : "r" (line) : "memory");
}

static void
flush_wait(void)
{

	__asm__ __volatile__("dsb ish; isb" : : : "memory");
}

#else

static void
flush_line(uintptr_t line)
{

	(void)line;
}

static void
flush_wait(void)
{

}

#endif

unsigned
flush_lines(const void *from, unsigned long len)
{
	uintptr_t first, line;

	first = (uintptr_t)from / LINE * LINE;
	for (line = first; line < (uintptr_t)from + len; line += LINE)
		flush_line(line);
	flush_wait();
	return ((unsigned)((line - first) / LINE));
}

bool
flush_possible(void)
{

#if defined(__x86_64__) || defined(__aarch64__)
	return (true);
#else
	return (false);
#endif
}
