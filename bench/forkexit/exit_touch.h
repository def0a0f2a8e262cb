/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _BENCH_FORKEXIT_EXIT_TOUCH_H_
#define	_BENCH_FORKEXIT_EXIT_TOUCH_H_

/*
 * Reads what the exit of the i-th process of this CPU's block is going to use,
 * beside the variant's own text.  A child of fork(2) has no page of a shared
 * mapping, nor of the program's text, in its tables until it goes there, and a
 * fault takes 1 us: without this the exit took 1.7 us in the child, not 0.6.
 */
void	exit_touch(unsigned i);

#endif /* !_BENCH_FORKEXIT_EXIT_TOUCH_H_ */
