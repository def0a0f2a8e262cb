/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _BENCH_USER_SPINWAIT_H_
#define	_BENCH_USER_SPINWAIT_H_

/* Tells the core that we wait for another one. */
static inline void
cpu_spinwait(void)
{

#if defined(__x86_64__)
	__builtin_ia32_pause();
#elif defined(__aarch64__)
	__asm__ __volatile__("yield");
#endif
}

#endif /* !_BENCH_USER_SPINWAIT_H_ */
