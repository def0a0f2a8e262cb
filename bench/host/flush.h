/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _BENCH_HOST_FLUSH_H_
#define	_BENCH_HOST_FLUSH_H_

#include <stdbool.h>

/*
 * Throws the lines of these bytes out of all levels of every cache, by
 * instructions that a program may use on x86-64 (clflush) and arm64 (dc civac);
 * back when that is done, with their number.  flush_possible() is false on
 * other machines, where nothing happens.
 */
unsigned flush_lines(const void *, unsigned long);
bool	flush_possible(void);

#endif /* !_BENCH_HOST_FLUSH_H_ */
