/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The words, fields and locks of an execution; inside.h has what makes them. */
#ifndef _VERIFY_PART_H_
#define	_VERIFY_PART_H_

namespace checker {

/* Around an execution. */
void	parts_begin();
/* After the kernel has been made: the exit paths' own that are known by now. */
void	parts_own();
void	parts_end();
/* A new search: forgets what was found. */
void	parts_forget();

} /* namespace checker */

#endif /* !_VERIFY_PART_H_ */
