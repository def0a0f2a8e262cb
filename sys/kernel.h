/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Everything an exit path may use: the one header above a pasted
 * vmspace_exit().  It stands for the row of includes at the top of FreeBSD's
 * sys/vm/vm_map.c.
 */
#ifndef _KERNEL_H_
#define	_KERNEL_H_

#include <sys/cdefs.h>
#include <sys/types.h>
#include <sys/systm.h>
#include <sys/ktr.h>
#include <sys/lock.h>
#include <sys/refcount.h>
#include <sys/cpuset.h>
#include <sys/mutex.h>
#include <sys/proc.h>
#include <sys/pcpu.h>
#include <vm/pmap.h>
#include <vm/vm_map.h>
#include <vm/vm_extern.h>
#include <machine/cpu.h>
#include <machine/pmap_active.h>
#include <sys/variant.h>

#endif /* !_KERNEL_H_ */
