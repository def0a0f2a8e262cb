/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * From where the machine starts a CPU (EL1, no MMU, at physical addresses) to C
 * at KERNBASE.  Until the MMU is on, addresses are taken relative to the PC.
 */
#define	KERNBASE	0xffffff8000000000
#define	STACK		16384

/* Memory: write-back, inner shareable.  Devices: attribute 1, in no order. */
#define	BLOCK_MEMORY	0x701
#define	BLOCK_DEVICE	0x405
#define	MAIR		0x00ff
/* 39 bits and 4 KiB pages for both halves, 40 physical bits, 16-bit ASIDs. */
#define	TCR		0x12b5193519
#define	SCTLR_M_C_I	0x1005

	.text
	.globl	start, start_secondary
start:
	mov	x20, #0
	b	1f
start_secondary:			/* PSCI's context: the CPU's number */
	mov	x20, x0
1:	adrp	x0, boot_root
	msr	ttbr0_el1, x0		/* until the jump below, at PC = PA */
	msr	ttbr1_el1, x0
	mov	x0, #MAIR
	msr	mair_el1, x0
	ldr	x0, =TCR
	msr	tcr_el1, x0
	isb
	tlbi	vmalle1
	dsb	sy
	isb
	mrs	x0, sctlr_el1
	mov	x1, #SCTLR_M_C_I
	orr	x0, x0, x1
	msr	sctlr_el1, x0
	isb
	ldr	x1, =high
	br	x1
high:
	ldr	x1, =stacks
	add	x2, x20, #1
	mov	x3, #STACK
	madd	x1, x2, x3, x1
	mov	sp, x1
	mov	x0, x20
	mov	x29, #0
	mov	x30, #0
	b	cpu_main
	.ltorg

/* The first GiB, of devices, and the second, of memory. */
	.data
	.balign	4096
	.globl	boot_root
boot_root:
	.quad	0x00000000 + BLOCK_DEVICE
	.quad	0x40000000 + BLOCK_MEMORY
	.fill	510, 8, 0

	.bss
	.balign	16
stacks:
	.skip	STACK * 4		/* CPU_MAX */

	.section .note.GNU-stack, "", @progbits
