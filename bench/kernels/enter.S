/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * A Multiboot program (version 1, as QEMU's -kernel takes it) that does what
 * loader(8) does for an amd64 kernel: loader.c puts the kernel and its
 * parameters in place, and this enters it in long mode.
 */
#define	MULTIBOOT_MAGIC	0x1badb002
#define	MULTIBOOT_FLAGS	3		/* page-aligned modules, a memory map */

	.section .multiboot, "a"
	.long	MULTIBOOT_MAGIC, MULTIBOOT_FLAGS
	.long	-(MULTIBOOT_MAGIC + MULTIBOOT_FLAGS)

	.text
	.code32
	.globl	_start
_start:
	mov	$stack_end, %esp
	push	%ebx			/* the Multiboot information */
	call	loader

/* enter(entry, modulep, kernend): a 64-bit address, and two physical ones. */
	.globl	enter
enter:
	/* Every 2 MB page maps the first GB, wherever it lies. */
	mov	$pd, %edi
	mov	$0x83, %eax		/* present, writable, 2 MB */
	mov	$512, %ecx
1:	mov	%eax, (%edi)
	add	$0x200000, %eax
	add	$8, %edi
	loop	1b
	mov	$512, %ecx
2:	movl	$pd + 3, pdp - 8(,%ecx,8)
	movl	$pdp + 3, pml4 - 8(,%ecx,8)
	loop	2b

	mov	%cr4, %eax
	or	$0x20, %eax		/* PAE */
	mov	%eax, %cr4
	mov	$pml4, %eax
	mov	%eax, %cr3
	mov	$0xc0000080, %ecx	/* EFER: LME */
	rdmsr
	or	$0x100, %eax
	wrmsr
	mov	%cr0, %eax
	or	$0x80000000, %eax	/* PG */
	mov	%eax, %cr0
	lgdt	gdt_pointer
	ljmp	$8, $3f
	.code64
3:	mov	$0x10, %eax
	mov	%eax, %ss
	mov	%eax, %ds
	mov	%eax, %es
	/* The stack is as the kernel wants it: return address, two words. */
	mov	%esp, %esp
	mov	4(%rsp), %rax
	add	$8, %rsp
	jmp	*%rax

	.data
	.balign	8
gdt:	.quad	0, 0x00209a0000000000, 0x0000920000000000
gdt_pointer:
	.word	. - gdt - 1
	.long	gdt

	.bss
	.balign	4096
pml4:	.space	4096
pdp:	.space	4096
pd:	.space	4096
	.space	65536
stack_end:

	.section .note.GNU-stack,"",@progbits
