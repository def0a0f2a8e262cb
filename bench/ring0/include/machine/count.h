/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * A guest that is counted counts nothing itself: counters inside would be among
 * what is counted.  A guest under stress takes every such point, at which the
 * machine layer is entered, for a check and a random delay.
 */
#ifndef _MACHINE_COUNT_H_
#define	_MACHINE_COUNT_H_

/* A load of a guest costs what it costs. */
#define	LOADS_FREE(yes)	((void)0)

#ifdef STRESS
#include "stress.h"
#define	COUNT(field)	stress_point(#field)
#define	COUNT_AT(field, p) stress_point(#field)
#define	LOADED(root)	stress_loaded(root)
#else
#define	COUNT(field)	((void)0)
#define	COUNT_AT(field, p) ((void)0)
#define	LOADED(root)	((void)0)
#endif

#endif /* !_MACHINE_COUNT_H_ */
