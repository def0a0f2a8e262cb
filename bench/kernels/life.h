/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What PID 1 has in assembler, one file an architecture. */
#ifndef _BENCH_KERNELS_LIFE_H_
#define	_BENCH_KERNELS_LIFE_H_

/* Where amd64.S and arm64.S find the fields below. */
#define	LIFE_FORK	0
#define	LIFE_ARG	8
#define	LIFE_EXIT	16
#define	LIFE_WAIT	24
#define	LIFE_EXITING	32
#define	LIFE_MEMORY	40
#define	LIFE_PAGES	48
#define	LIFE_PLANTED	56
#define	LIFE_BEFORE	64
#define	LIFE_AFTER	72
#define	LIFE_REAPED	80

#ifndef __ASSEMBLER__
#include <stdint.h>

struct life {
	long fork, arg;		/* the system call and its first argument */
	long exit, wait;	/* _exit and wait4; 0: do not wait */
	uint64_t *exiting;	/* a shared page, for the child's stamp */
	char *memory;		/* what the child dirties */
	uint64_t pages;		/* of 4 KiB */
	uint64_t planted;	/* turns of two instructions before _exit */

	/* Stamps of the parent, in ticks. */
	uint64_t before;	/* the fork */
	uint64_t after;		/* it */
	uint64_t reaped;
};

/*
 * One life, fork to reaping; returns the child's process ID, or an error as
 * call() has it.  Between its first stamp and its last neither process touches
 * its stack or any data but the child's memory and the shared page: else the
 * kernel's copying of a page on the first write to it would be measured, too.
 */
long	life(struct life *);

/* A system call.  Returns -errno, as Linux has it, on every system. */
long	call(long number, ...);

/* The clock of the stamps; n > 0 turns of two instructions. */
uint64_t ticks(void);
void	spin(uint64_t n);
#endif /* !__ASSEMBLER__ */

#endif /* !_BENCH_KERNELS_LIFE_H_ */
