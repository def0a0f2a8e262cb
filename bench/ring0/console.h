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
/*
 * Around what must not be mixed with what other CPUs say.  Who says its last
 * words does not unlock: another that wants to say its own waits for good.
 */
void	say_lock(void);
void	say_unlock(void);

#endif /* !_RING0_CONSOLE_H_ */
