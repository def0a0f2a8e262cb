/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _MACHINE_PARAM_H_
#define	_MACHINE_PARAM_H_

#define	MAXCPU		256		/* of amd64 in 2020 */
#define	MAXASID		256		/* arm64: the fewest of a CPU */

#endif /* !_MACHINE_PARAM_H_ */
