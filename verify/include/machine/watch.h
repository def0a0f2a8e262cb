/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What the machine layer tells the properties of, as it happens. */
#ifndef _MACHINE_WATCH_H_
#define	_MACHINE_WATCH_H_

#include <sys/cdefs.h>
#include <sys/types.h>

/* In locking(9)'s order: none is waited for under one of a lower class. */
enum lock_class { LOCK_SPIN, LOCK_MUTEX, LOCK_SLEEPABLE };

__BEGIN_DECLS
/* A reference count was changed, by whatever means. */
void	watch_count(const void *, u_int old, u_int now);
/* This CPU sets or clears bits of a word of a cpuset_t. */
void	watch_active(const void *, bool set);
/* This CPU loads a page-table root; the name is the register's. */
void	watch_load(const char *, u_long root);
/* This CPU's curpmap becomes that. */
void	watch_curpmap(const void *);
/* This CPU waits for a lock; has it; and drops it. */
void	watch_wait(const void *, enum lock_class);
void	watch_locked(enum lock_class);
void	watch_unlocked(enum lock_class);
__END_DECLS

#endif /* !_MACHINE_WATCH_H_ */
