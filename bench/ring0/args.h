/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What the guest is asked to do: words "name=value" of its command line. */
#ifndef _RING0_ARGS_H_
#define	_RING0_ARGS_H_

#include <sys/cdefs.h>
#include <sys/types.h>

struct variant;

/* Ends the machine, saying why, where a word is missing or makes no sense. */
const struct variant *args_variant(const char *cmdline);
u_int	args_number(const char *cmdline, const char *name, u_int least,
	    u_int most);

#endif /* !_RING0_ARGS_H_ */
