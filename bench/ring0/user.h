/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The user's pages of the current address space, as the user would use them.
 */
#ifndef _RING0_USER_H_
#define	_RING0_USER_H_

#include <machine/pt.h>

#define	PAGE_SIZE	4096

static inline volatile u_long *
user_page(u_int page)
{

	return ((volatile u_long *)(USER_BASE + page * PAGE_SIZE));
}

/*
 * Reads and writes the first npages; returns how many of them do not hold the
 * number of the address space to which they should belong.
 */
static inline u_int
user_touch(u_int npages, u_long id)
{
	u_int page, wrong;

	wrong = 0;
	for (page = 0; page < npages; page++) {
		if (user_page(page)[0] != id)
			wrong++;
		user_page(page)[1] = user_page(page)[1] + 1;
	}
	return (wrong);
}

#endif /* !_RING0_USER_H_ */
