/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What is counted of an exit.  Seen from both sides of the wall: the machine
 * layer counts, the anatomy prints.
 */
#ifndef _OP_COUNTS_H_
#define	_OP_COUNTS_H_

/* Lines that the exits of all CPUs share: vmspace0's, and arm64's ASIDs. */
#define	OC_LINES	8

struct op_counts {
	unsigned	oc_rmw;		/* atomic read-modify-writes, */
	unsigned	oc_global;	/* and on lines that all exits share */
	unsigned	oc_fence;	/* atomic_thread_fence_*(), */
	unsigned	oc_full;	/* and those of them that are full */
	unsigned	oc_activate;	/* calls of pmap_activate() */
	unsigned	oc_load;	/* address-space loads */
	unsigned	oc_tlb;		/* TLB flushes beside the loads' own */
	unsigned	oc_lock;	/* mtx_lock() and mtx_unlock(), each */
	/*
	 * Visits to each shared line, by atomics and by locks.  Of operations
	 * that follow each other on one line the first is a visit: it has the
	 * line.
	 */
	unsigned	oc_visits[OC_LINES];
	unsigned long	oc_line[OC_LINES];
	unsigned long	oc_last;	/* where the last operation was */
};

#endif /* !_OP_COUNTS_H_ */
