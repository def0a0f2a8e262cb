/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* PID 1 on arm64, for Linux. */
#include "life.h"

	.text
	.globl	_start
_start:
	mov	x0, sp
	bl	pid1

	.globl	call
call:
	mov	x8, x0
	mov	x0, x1
	mov	x1, x2
	mov	x2, x3
	mov	x3, x4
	mov	x4, x5
	mov	x5, x6
	svc	0
	ret

	.macro	stamp to
	isb
	mrs	\to, cntvct_el0
	.endm

	.globl	ticks
ticks:
	stamp	x0
	ret

	.globl	spin
spin:
	sub	x0, x0, 1
	cbnz	x0, spin
	ret

	.balign	64
	.globl	life
life:
	ldr	x10, [x0, LIFE_EXIT]
	ldr	x11, [x0, LIFE_EXITING]
	ldr	x12, [x0, LIFE_MEMORY]
	ldr	x13, [x0, LIFE_PAGES]
	ldr	x14, [x0, LIFE_PLANTED]
	mov	x9, x0
	str	xzr, [x9, LIFE_BEFORE]	/* the page is ours now */
	stamp	x0
	str	x0, [x9, LIFE_BEFORE]
	ldr	x8, [x9, LIFE_FORK]
	ldr	x0, [x9, LIFE_ARG]
	mov	x1, xzr
	mov	x2, xzr
	mov	x3, xzr
	mov	x4, xzr
	svc	0
	cbz	x0, child
	tbnz	x0, 63, 3f
	mov	x12, x0
	stamp	x11
	ldr	x8, [x9, LIFE_WAIT]
	cbz	x8, 2f
	svc	0
	stamp	x0
2:	str	x0, [x9, LIFE_REAPED]
	str	x11, [x9, LIFE_AFTER]
	mov	x0, x12
3:	ret
child:
	str	xzr, [x11]		/* the page is there for the stamp */
	cbz	x13, 2f
1:	strb	w8, [x12]
	add	x12, x12, 4096
	sub	x13, x13, 1
	cbnz	x13, 1b
2:	stamp	x0
	str	x0, [x11]
	cbz	x14, 4f
3:	sub	x14, x14, 1
	cbnz	x14, 3b
4:	mov	x8, x10
	mov	x0, xzr
	svc	0

	.section .note.GNU-stack,"",@progbits
