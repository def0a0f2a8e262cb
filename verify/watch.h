/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The properties of references and roots; <machine/watch.h> feeds them. */
#ifndef _VERIFY_WATCH_H_
#define	_VERIFY_WATCH_H_

struct vmspace;

/* A new execution. */
void	watch_begin(void);
/* That CPU has a reference on the vmspace from the start. */
void	watch_holds(unsigned cpu, struct vmspace *);
/* The same, and still in the end: the vmspace of somebody who lives on. */
void	watch_keeps(unsigned cpu, struct vmspace *);
/* The zone gives that object out. */
void	watch_born(unsigned object);
/* This CPU is inside an exit path, or no longer. */
void	watch_exiting(unsigned cpu, bool);
/* In the end: every vmspace was torn down if nobody holds it. */
void	watch_end(void);

#endif /* !_VERIFY_WATCH_H_ */
