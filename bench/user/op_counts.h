/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What is counted of an exit.  Seen from both sides of the wall: the machine
 * layer counts, the anatomy prints.
 */
#ifndef _OP_COUNTS_H_
#define	_OP_COUNTS_H_

struct op_counts {
	unsigned	oc_rmw;		/* atomic read-modify-writes */
	unsigned	oc_fence;	/* atomic_thread_fence_*() */
	unsigned	oc_activate;	/* calls of pmap_activate() */
	unsigned	oc_load;	/* address-space loads */
	unsigned	oc_tlb;		/* TLB flushes beside the loads' own */
	unsigned	oc_lock;	/* mtx_lock() and mtx_unlock(), each */
};

#endif /* !_OP_COUNTS_H_ */
