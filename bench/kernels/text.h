/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* Text without a libc. */
#ifndef _BENCH_KERNELS_TEXT_H_
#define	_BENCH_KERNELS_TEXT_H_

#include <stdint.h>

/* Append at to, which has room; return the new end, where a 0 stands. */
char	*text_add(char *to, const char *);
char	*text_add_number(char *to, uint64_t);

/* What follows start at the beginning of s, or NULL if s begins otherwise. */
const char *text_after(const char *s, const char *start);

/* The number that s begins with; 0 if with none. */
uint64_t text_number(const char *s);

#endif /* !_BENCH_KERNELS_TEXT_H_ */
