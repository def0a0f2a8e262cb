/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* PID 1 on amd64, for FreeBSD and for Linux. */
#include "life.h"

	.text
/* FreeBSD passes the arguments in %rdi as well; Linux leaves it 0. */
	.globl	_start
_start:
	test	%rdi, %rdi
	cmovz	%rsp, %rdi
	and	$-16, %rsp
	call	pid1

/* The carry flag says "error" on FreeBSD, and stays as it is on Linux. */
	.globl	call
call:
	mov	%rdi, %rax
	mov	%rsi, %rdi
	mov	%rdx, %rsi
	mov	%rcx, %rdx
	mov	%r8, %r10
	mov	%r9, %r8
	mov	8(%rsp), %r9
	clc
	syscall
	jnc	1f
	neg	%rax
1:	ret

	.macro	stamp			/* to %rax */
	rdtsc
	shl	$32, %rdx
	or	%rdx, %rax
	.endm

	.globl	ticks
ticks:
	stamp
	ret

	.globl	spin
spin:
	dec	%rdi
	jnz	spin
	ret

	.balign	64
	.globl	life
life:
	push	%rbx
	push	%rbp
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	mov	%rdi, %rbx
	mov	LIFE_EXIT(%rbx), %rbp
	mov	LIFE_EXITING(%rbx), %r12
	mov	LIFE_MEMORY(%rbx), %r13
	mov	LIFE_PAGES(%rbx), %r14
	mov	LIFE_PLANTED(%rbx), %r15
	movq	$0, LIFE_BEFORE(%rbx)	/* the page is ours now */
	stamp
	mov	%rax, LIFE_BEFORE(%rbx)
	mov	LIFE_FORK(%rbx), %rax
	mov	LIFE_ARG(%rbx), %rdi
	xor	%esi, %esi
	xor	%edx, %edx
	xor	%r10d, %r10d
	xor	%r8d, %r8d
	clc
	syscall
	jc	3f
	test	%rax, %rax
	jz	child
	js	4f
	mov	%rax, %r13
	stamp
	mov	%rax, %r12
	mov	LIFE_WAIT(%rbx), %rax
	test	%rax, %rax
	jz	2f
	mov	%r13, %rdi
	xor	%esi, %esi
	xor	%edx, %edx
	xor	%r10d, %r10d
	syscall
	stamp
2:	mov	%rax, LIFE_REAPED(%rbx)
	mov	%r12, LIFE_AFTER(%rbx)
	mov	%r13, %rax
	jmp	4f
3:	neg	%rax
4:	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%rbp
	pop	%rbx
	ret
child:
	movq	$0, (%r12)		/* the page is there for the stamp */
	test	%r14, %r14
	jz	2f
1:	movb	$1, (%r13)
	add	$4096, %r13
	dec	%r14
	jnz	1b
2:	stamp
	mov	%rax, (%r12)
	test	%r15, %r15
	jz	4f
3:	dec	%r15
	jnz	3b
4:	mov	%rbp, %rax
	xor	%edi, %edi
	syscall

	.section .note.GNU-stack,"",@progbits
