/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Gets a CPU from the end of one exit to the start of the next as the scheduler
 * does: by the variant's own switch, which may find something to do that an
 * exit has left to it.
 */
#ifndef _BENCH_SCENARIO_RESUME_H_
#define	_BENCH_SCENARIO_RESUME_H_

#include "kernel.h"

/* The load is no exit's: where its price is set, it costs nothing here. */
static inline void
resume(const struct variant *v, struct thread *td)
{

	PCPU_SET(curthread, td);
	LOADS_FREE(true);
	v->activate_sw(vmspace_pmap(td->td_proc->p_vmspace));
	LOADS_FREE(false);
}

#endif /* !_BENCH_SCENARIO_RESUME_H_ */
