/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * From where the loader leaves a CPU (PVH: 32 bits, no paging; the other CPUs:
 * 16 bits) to C at KERNBASE.  All that is used below KERNBASE is in .boot
 * and .boot_data, which are linked where they are loaded.
 */
#define	KERNBASE	0xffffffff80000000
#define	PG_TABLE	0x63		/* V, RW, A, M */
#define	PG_2MB		0xe3
#define	PG_2MB_NOCACHE	0xf3
#define	STACK		16384

/* The ELF note that says where to start: XEN_ELFNOTE_PHYS32_ENTRY. */
	.section .note.pvh, "a", @note
	.long	4, 8, 18
	.asciz	"Xen"
	.quad	start32

	.section .boot, "ax", @progbits
	.code32
	.globl	start32
start32:
	cld
	movl	%ebx, boot_info
	xorl	%ebp, %ebp		/* CPU 0 */
	lgdt	gdt_low
	ljmp	$0x08, $1f
1:	jmp	enter_long

/* The other CPUs, copied to AP_START below; an address here is CS-relative. */
	.code16
	.globl	ap_start, ap_end
ap_start:
	cli
	lgdtl	%cs:(ap_gdt - ap_start)
	movl	%cr0, %eax
	orb	$1, %al
	movl	%eax, %cr0
	ljmpl	$0x08, $ap_start32
ap_gdt:	.word	gdt_end - gdt - 1
	.long	gdt
ap_end:

	.code32
ap_start32:
	movl	ap_cpuid, %ebp
/* Flat data segments before any store: KVM minds where TCG does not. */
enter_long:
	movl	$0x10, %eax
	movl	%eax, %ds
	movl	%eax, %es
	movl	%eax, %ss
	movl	$0x20, %eax		/* PAE */
	movl	%eax, %cr4
	movl	$boot_root, %eax
	movl	%eax, %cr3
	movl	$0xc0000080, %ecx	/* EFER: long mode */
	rdmsr
	btsl	$8, %eax
	wrmsr
	movl	$0x80010001, %eax	/* PG, WP, PE */
	movl	%eax, %cr0
	ljmp	$0x18, $1f
	.code64
1:	movabsq	$start_high, %rax
	jmpq	*%rax

	.section .boot_data, "aw", @progbits
	.balign	8
	.globl	boot_info, ap_cpuid
boot_info:
	.quad	0
ap_cpuid:
	.quad	0
gdt:	.quad	0
	.quad	0x00cf9a000000ffff	/* 0x08: 32-bit code */
	.quad	0x00cf92000000ffff	/* 0x10: data */
	.quad	0x00af9a000000ffff	/* 0x18: 64-bit code */
gdt_end:
gdt_low:
	.word	gdt_end - gdt - 1
	.long	gdt

/*
 * The first GiB at 0, until all CPUs are up, and at KERNBASE; the last GiB
 * below 4 GiB, where the local APIC is, above that.
 */
	.balign	4096
	.globl	boot_root
boot_root:
	.quad	boot_low + PG_TABLE
	.fill	510, 8, 0
	.quad	boot_high + PG_TABLE
boot_low:
	.quad	boot_memory + PG_TABLE
	.fill	511, 8, 0
boot_high:
	.fill	510, 8, 0
	.quad	boot_memory + PG_TABLE
	.quad	boot_devices + PG_TABLE
	.set	i, 0
boot_memory:
	.rept	512
	.quad	(i << 21) + PG_2MB
	.set	i, i + 1
	.endr
	.set	i, 0
boot_devices:
	.rept	512
	.quad	0xc0000000 + (i << 21) + PG_2MB_NOCACHE
	.set	i, i + 1
	.endr

	.text
	.code64
start_high:
	movl	%ebp, %edi
	leal	1(%rbp), %eax
	imull	$STACK, %eax, %eax
	movslq	%eax, %rax
	leaq	stacks(%rax), %rsp
	lgdt	gdt_ptr
	xorl	%eax, %eax
	movl	%eax, %fs
	movl	%eax, %gs
	xorl	%ebp, %ebp
	pushq	%rbp
	jmp	cpu_main

	.data
	.balign	8
gdt_ptr:
	.word	gdt_end - gdt - 1
	.quad	gdt + KERNBASE

	.bss
	.balign	16
stacks:
	.skip	STACK * 4		/* CPU_MAX */

	.section .note.GNU-stack, "", @progbits
