/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What a guest says: lines of JSON, so that half a line is seen to be one.
 */
#ifndef _RING0_CONSOLE_H_
#define	_RING0_CONSOLE_H_

#include <sys/cdefs.h>

/*
 * Prints as printf(3) does; of conversions there are %s, %d, %u, %x, %p and
 * %%, and "l" before d, u and x.
 */
void	say(const char *fmt, ...) __printflike(1, 2);
void	vsay(const char *fmt, __builtin_va_list);
/*
 * Makes this the only CPU that says anything from here on.  Another that wants
 * to say its last words, or to take the lock, waits for good.
 */
void	say_last_words(void);
/* Around what must not be mixed with what other CPUs say. */
void	say_lock(void);
void	say_unlock(void);

#endif /* !_RING0_CONSOLE_H_ */
