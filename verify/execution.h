/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* One execution, as the search sees it; the kernel's side is cast.h. */
#ifndef _VERIFY_EXECUTION_H_
#define	_VERIFY_EXECUTION_H_

#include "property.h"

namespace checker {

/* Once: a crash and an endless loop end an execution, and not the program. */
void	executions_guard();

/* A new search, which knows of no property yet that falls. */
void	properties_begin();
/* Did the watchdog end an execution since then? */
bool	hung();

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
 * (rl::test_result_e), and which is known from here on; NPROPERTIES if the
 * first that fell in it was known before.
 */
enum property violated(int result);

} /* namespace checker */

#endif /* !_VERIFY_EXECUTION_H_ */
