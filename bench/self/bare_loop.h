/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The same exits as block_inline()'s, in the barest loop that runs them. */
#ifndef _BENCH_SELF_BARE_LOOP_H_
#define	_BENCH_SELF_BARE_LOOP_H_

/*
 * Runs the inline part of fcmpset_loop for the k exits that block_prepare() has
 * made ready on this CPU, calling it by its name and recording nothing.
 */
void	bare_loop(unsigned k);

#endif /* !_BENCH_SELF_BARE_LOOP_H_ */
