/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The classic shapes that tell one memory model from another, in this kernel's
 * atomic(9): who checks the checker.  An outcome is what a shape's loads saw, in
 * the order of its CPUs, a digit each.
 */
#ifndef _VERIFY_SHAPES_H_
#define	_VERIFY_SHAPES_H_

#define	SHAPE_CPUS	4
#define	SHAPE_LOADS	4

struct shape {
	const char	*name;
	const char	*meaning;
	unsigned	ncpus;
	unsigned	nloads;
	void		(*run)(unsigned cpu);
	/* What shows under each model, in ascending order, and nothing else. */
	const char	*weak, *tso;
	/* What atomic(9) allows beside and Relacy cannot show. */
	const char	*unshown;
};

extern const struct shape shapes[];
extern const unsigned nshapes;
extern unsigned shape_saw[SHAPE_LOADS];

/* Around the CPUs of an execution. */
void	shape_begin(void);

#endif /* !_VERIFY_SHAPES_H_ */
