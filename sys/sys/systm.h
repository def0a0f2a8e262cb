/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _SYS_SYSTM_H_
#define	_SYS_SYSTM_H_

#include <sys/cdefs.h>

__BEGIN_DECLS
/* Ends the machine with a message; each machine layer has its own. */
void	panic(const char *fmt, ...) __dead2 __printflike(1, 2);
__END_DECLS

/*
 * As in the kernel: the message is a parenthesised argument list for panic(9),
 * and the whole vanishes from a kernel without INVARIANTS.  What is timed is
 * such a kernel.
 */
#ifdef INVARIANTS
#define	KASSERT(exp, msg) do {						\
	if (__predict_false(!(exp)))					\
		panic msg;						\
} while (0)
#else
#define	KASSERT(exp, msg) do { } while (0)
#endif
#define	MPASS(exp)							\
	KASSERT((exp), ("Assertion %s failed at %s:%d", #exp,		\
	    __FILE__, __LINE__))

#endif /* !_SYS_SYSTM_H_ */
