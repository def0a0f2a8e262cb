/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void	panic(const char *, ...);

/*
 * The kernel's panic(9): a state that cannot be.  There is nothing to save, so
 * the program ends at once, by a signal that its parent can tell from an error.
 */
void
panic(const char *fmt, ...)
{
	va_list ap;

	fputs("panic: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	abort();
}
