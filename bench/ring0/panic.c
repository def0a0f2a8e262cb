/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/systm.h>

#include "console.h"
#include "port.h"
#include "status.h"

void
panic(const char *fmt, ...)
{
	__builtin_va_list ap;

	say_last_words();
	say("{\"panic\":\"");
	__builtin_va_start(ap, fmt);
	vsay(fmt, ap);
	__builtin_va_end(ap);
	say("\"}\n");
	port_exit(STATUS_FAULT);
}
