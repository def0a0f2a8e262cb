/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* One execution, as the search sees it; the kernel's side is cast.h. */
#ifndef _VERIFY_EXECUTION_H_
#define	_VERIFY_EXECUTION_H_

#include "property.h"

namespace checker {

/* Around everything that an execution makes and unmakes. */
void	execution_begin();
void	execution_end();

/* Around the part in which CPUs run at once. */
void	cpus_begin();
void	cpus_end();

/* Where the stack of the calling CPU begins: the roots of its calls. */
void	stack_begin(const void *);

/*
 * The property that the execution violated which Relacy ended with this result
 * (rl::test_result_e).
 */
enum property violated(int result);

} /* namespace checker */

#endif /* !_VERIFY_EXECUTION_H_ */
