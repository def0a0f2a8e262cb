/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What the tests ask of the kernel, answered on its side of the wall: each
 * function runs one small case and returns what it found.
 */
#ifndef _TESTS_KERNEL_CASES_H_
#define	_TESTS_KERNEL_CASES_H_

#include <sys/variant.h>

/* refcount(9) and, for each of its types, atomic(9), on one CPU: the first
 * expression that had another value or effect than it must, or NULL. */
#define	NTYPES	5
const char *case_refcount(void);
const char *case_atomic(unsigned type);

/* cpuset: bit n set atomically in an empty set; is it and it alone set? */
_Bool	case_cpuset(unsigned n);

/* The three forms of vmspace_acquire_ref() on a process whose vmspace has this
 * count; p_vmspace may be none at all.  Returns the count after taking and
 * dropping a reference, or ~0 if it could not be had. */
enum acquire_form { FORM_REFCOUNT, FORM_PLAIN, FORM_LOAD, NFORMS };
unsigned case_acquire_ref(enum acquire_form, unsigned start, _Bool has_vmspace);

/* Calls that must not return: KASSERTs that have to fire. */
_Bool	case_has_active_set(void);	/* the next needs it; arm64 has none */
void	case_release_active_pmap(void);
void	case_remove_pages_of_another(void);
void	case_remove_pages_others_active(void);
void	case_remove_unloaded_loaded(void);
void	case_release_with_pages(void);

#endif /* !_TESTS_KERNEL_CASES_H_ */
