/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* One execution, as the search sees it; the kernel's side is cast.h. */
#ifndef _VERIFY_EXECUTION_H_
#define	_VERIFY_EXECUTION_H_

namespace checker {

/* Around everything that an execution makes and unmakes. */
void	execution_begin();
void	execution_end();

/* Around the part in which CPUs run at once. */
void	cpus_begin();
void	cpus_end();

/*
 * What went wrong in an execution that Relacy ended, which of Relacy's results
 * (rl::test_result_e) that is being known.
 */
const char *violation(int);

} /* namespace checker */

#endif /* !_VERIFY_EXECUTION_H_ */
