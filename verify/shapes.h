/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The classic shapes that tell one memory model from another, in this kernel's
 * atomic(9): who checks the checker.  An outcome is what a shape's loads saw,
 * in the order of its CPUs, a digit each.
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
	/* Of each CPU; shapes.cc has the steps. */
	const char	*program[SHAPE_CPUS];
	/* What shows under each model, in ascending order, and nothing else. */
	const char	*weak, *tso;
	/* What atomic(9) allows beside and Relacy cannot show. */
	const char	*unshown;
};

extern const struct shape shapes[];
extern const unsigned nshapes;
extern unsigned shape_saw[SHAPE_LOADS];

/* A CPU of an execution; around all of them. */
void	shape_run(const struct shape *, unsigned cpu);
void	shape_begin(void);

#endif /* !_VERIFY_SHAPES_H_ */
