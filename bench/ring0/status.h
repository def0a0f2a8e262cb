/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* With what a guest ends, as an argument of port_exit(). */
#ifndef _RING0_STATUS_H_
#define	_RING0_STATUS_H_

#define	STATUS_DONE		16	/* it ran to its end */
#define	STATUS_VIOLATION	17	/* stress saw what must not be */
#define	STATUS_FAULT		18	/* a fault or a panic */
#define	STATUS_USAGE		19	/* the command line is wrong */

#endif /* !_RING0_STATUS_H_ */
