/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/systm.h>
#include <machine/atomic.h>
#include <machine/cpu.h>

#include "console.h"
#include "port.h"

static void
put_number(u_long v, u_int base)
{
	char digits[20];
	u_int n;

	n = 0;
	do {
		digits[n++] = "0123456789abcdef"[v % base];
		v /= base;
	} while (v != 0);
	while (n > 0)
		port_putc(digits[--n]);
}

static void
put_signed(long v)
{

	if (v < 0)
		port_putc('-');
	put_number(v < 0 ? -(u_long)v : (u_long)v, 10);
}

static void
put_string(const char *s)
{

	for (; *s != '\0'; s++)
		port_putc(*s);
}

static void
vsay(const char *fmt, __builtin_va_list ap)
{
	bool wide;

	for (; *fmt != '\0'; fmt++) {
		if (*fmt != '%') {
			port_putc(*fmt);
			continue;
		}
		wide = *++fmt == 'l';
		if (wide)
			fmt++;
		switch (*fmt) {
		case 's':
			put_string(__builtin_va_arg(ap, const char *));
			break;
		case 'd':
			put_signed(wide ? __builtin_va_arg(ap, long) :
			    __builtin_va_arg(ap, int));
			break;
		case 'u':
		case 'x':
			put_number(wide ? __builtin_va_arg(ap, u_long) :
			    __builtin_va_arg(ap, u_int), *fmt == 'u' ? 10 : 16);
			break;
		case 'p':
			put_string("0x");
			put_number((u_long)(uintptr_t)
			    __builtin_va_arg(ap, void *), 16);
			break;
		default:
			port_putc(*fmt);
		}
	}
}

void
say(const char *fmt, ...)
{
	__builtin_va_list ap;

	__builtin_va_start(ap, fmt);
	vsay(fmt, ap);
	__builtin_va_end(ap);
}

static refcnt_t locked;

void
say_lock(void)
{

	while (__atomic_exchange_n(&locked, 1, __ATOMIC_ACQUIRE) != 0)
		cpu_spinwait();
}

void
say_unlock(void)
{

	__atomic_store_n(&locked, 0, __ATOMIC_RELEASE);
}

void
panic(const char *fmt, ...)
{
	__builtin_va_list ap;

	say_lock();
	say("{\"panic\":\"");
	__builtin_va_start(ap, fmt);
	vsay(fmt, ap);
	__builtin_va_end(ap);
	say("\"}\n");
	port_exit(STATUS_FAULT);
}
