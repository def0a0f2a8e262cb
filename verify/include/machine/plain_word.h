/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The words of variables that are declared as C has them ("static volatile
 * u_int"), which the checker comes to know as they are first used: that
 * execution is given up, and from then on each begins with the value that was
 * there first.  Atomic operations on them are steps like any other.  A plain
 * read is none and sees the newest value; what needs more declares refcnt_t.
 */
#ifndef _MACHINE_PLAIN_WORD_H_
#define	_MACHINE_PLAIN_WORD_H_

#include "checker.h"

/* May be the address of a count or of a field, too, by a cast. */
checker::word<u_int> &plain_word(volatile u_int *);
checker::word<u_long> &plain_word(volatile u_long *);

/* How many of each width. */
#define	PLAIN_WORDS	16

#endif /* !_MACHINE_PLAIN_WORD_H_ */
