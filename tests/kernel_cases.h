/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What the tests ask of the kernel, answered on its side of the wall. */
#ifndef _TESTS_KERNEL_CASES_H_
#define	_TESTS_KERNEL_CASES_H_

/*
 * Each returns what it found wrong, or NULL: refcount(9) and atomic(9) on one
 * CPU, cpusets, and the forms of vmspace_acquire_ref().
 */
const char *case_refcount(void);
const char *case_atomic(void);
const char *case_cpuset(void);
const char *case_acquire_ref(void);

/* Calls that must not return, up to NULL, and a part of what they say. */
extern const struct case_kassert {
	void	(*fn)(void);
	const char *says;
} case_kasserts[];

#endif /* !_TESTS_KERNEL_CASES_H_ */
