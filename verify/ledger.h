/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The properties of references and roots; <machine/watch.h> feeds them. */
#ifndef _VERIFY_LEDGER_H_
#define	_VERIFY_LEDGER_H_

struct vmspace;

/* A new execution. */
void	ledger_begin(void);
/* Likewise, before anything is made: the last may have ended under a lock. */
void	locking_begin(void);
/* That CPU has a reference on the vmspace from the start. */
void	ledger_holds(unsigned cpu, struct vmspace *);
/* Somebody who lives on keeps one of its references to the end. */
void	ledger_keeps(struct vmspace *);
/* The zone gives the object out: the next change sets its count. */
void	ledger_born(unsigned object);
/* And takes it back. */
void	ledger_freed(struct vmspace *);
/* This CPU drops what the process that exited on that other CPU has left. */
void	ledger_reaps(unsigned cpu);
/*
 * This CPU is about to look for a reference, and now has one on this vmspace,
 * or none.  In between it may add to a count and take that back.
 */
void	ledger_looks(void);
void	ledger_found(struct vmspace *);
/*
 * A page was unmapped; that CPU has flushed its TLB since; and now the page is
 * given to somebody else.
 */
void	ledger_unmapped(struct vmspace *);
void	ledger_flushed(unsigned cpu);
void	ledger_given_away(struct vmspace *);
/* This CPU has just found it in the page table. */
void	ledger_walked(struct vmspace *);
/* In the end: every vmspace was torn down if nobody holds it. */
void	ledger_end(void);

#endif /* !_VERIFY_LEDGER_H_ */
