/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The 32 exceptions.  Each entry leaves the same frame, struct trapframe of
 * trap.c, with a 0 where the CPU pushes no error code.
 */
	.text
	.balign	16
	.globl	trap_entry
trap_entry:
	.set	vector, 0
	.rept	32
	.balign	16
	.if (vector != 8) && ((vector < 10) || (vector > 14)) && (vector != 17)
	pushq	$0
	.endif
	pushq	$vector
	jmp	common
	.set	vector, vector + 1
	.endr

common:
	pushq	%rax
	pushq	%rcx
	pushq	%rdx
	pushq	%rbx
	pushq	%rsp			/* never restored; makes 16 of them */
	pushq	%rbp
	pushq	%rsi
	pushq	%rdi
	pushq	%r8
	pushq	%r9
	pushq	%r10
	pushq	%r11
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	cld
	movq	%rsp, %rdi
	movq	%rsp, %rbx
	andq	$-16, %rsp
	call	trap
	movq	%rbx, %rsp
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%r11
	popq	%r10
	popq	%r9
	popq	%r8
	popq	%rdi
	popq	%rsi
	popq	%rbp
	addq	$8, %rsp
	popq	%rbx
	popq	%rdx
	popq	%rcx
	popq	%rax
	addq	$16, %rsp
	iretq

	.section .note.GNU-stack, "", @progbits
