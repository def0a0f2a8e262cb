/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * What a variant is to the programs that run it: a kernel of which one file is
 * its own and the rest is sys/, seen by these functions, and three sentences.
 * This header is the only one that both sides of the wall include; it needs
 * nothing of either.
 */
#ifndef _SYS_VARIANT_H_
#define	_SYS_VARIANT_H_

#ifdef __cplusplus
extern "C" {
#endif

struct pmap;
struct proc;
struct thread;
struct vmspace;

/* What the file says of itself; a file without VARIANT() says nothing. */
struct variant_note {
	const char	*title;		/* the design, in half a line */
	const char	*origin;	/* who proposed it, where */
	const char	*expected;	/* "right", "wrong: why", "open" */
	const char	*broken;	/* why it does not compile, or 0 */
	const char	*touches;	/* functions of FreeBSD, 0: this one */
};

extern const struct variant_note variant_note;

#define	VARIANT(title, origin, expected)				\
	const struct variant_note variant_note =			\
	    { title, origin, expected, 0, 0 }
/* The same of a design that changes FreeBSD in other functions, too. */
#define	VARIANT_TOUCHING(title, origin, expected, touches)		\
	const struct variant_note variant_note =			\
	    { title, origin, expected, 0, touches }

struct variant {
	const char	*name;		/* the file's, less its ".c" */
	const struct variant_note *note;
	void		(*exit)(struct thread *);
	void		(*leave_cpu)(struct thread *);
	void		(*exitfree)(struct proc *);
	struct vmspace	*(*acquire_ref)(struct proc *);
	void		(*free)(struct vmspace *);
	struct vmspace	*(*alloc)(void);
	void		(*activate_sw)(struct pmap *);
};

#ifdef __cplusplus
}
#endif

#endif /* !_SYS_VARIANT_H_ */
