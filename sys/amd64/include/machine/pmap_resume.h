/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* pmap_resume(), as every port with a pm_active has it. */
#ifndef _MACHINE_PMAP_RESUME_H_
#define	_MACHINE_PMAP_RESUME_H_

#include <vm/pmap_cpuset.h>

#endif /* !_MACHINE_PMAP_RESUME_H_ */
